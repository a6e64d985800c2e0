package capture

import "bytes"

// unconverted is output whose line ends a file transfer changed: before each
// line feed stands a carriage return that no program wrote. The first line of
// a typescript, which script(1) ends in a line feed alone, gives it away.
type unconverted struct {
	body body
	rest Chunk
	held *Chunk // a carriage return at the end of what was read so far
}

func (u *unconverted) next() (Chunk, error) {
	for len(u.rest.Bytes) == 0 {
		c, err := u.body.next()
		if err != nil {
			if h := u.held; h != nil {
				u.held = nil
				return *h, nil // the same error comes again
			}
			return c, err
		}
		if h := u.held; h != nil && len(c.Bytes) > 0 {
			u.held = nil
			if h.Reset {
				c.Reset, c.Rows, c.Columns, c.Whole = true, h.Rows, h.Columns, h.Whole
			}
			if c.Bytes[0] != '\n' {
				c.Reset = false
				u.rest = c
				return *h, nil
			}
		}
		if len(c.Bytes) == 0 {
			return c, nil
		}
		u.rest = c
	}
	c := u.rest
	n := len(c.Bytes)
	i := bytes.Index(c.Bytes, []byte("\r\n"))
	switch {
	case i == 0:
		// The line feed comes next.
		u.rest = after(c, 1)
		u.rest.Reset, u.rest.Rows, u.rest.Columns, u.rest.Whole = c.Reset, c.Rows, c.Columns, c.Whole
		return u.next()
	case i > 0:
		n = i
	case c.Bytes[n-1] == '\r':
		if n == 1 {
			u.rest = Chunk{}
			c.Bytes = []byte{'\r'}
			u.held = &c
			return u.next()
		}
		n--
	}
	c.Bytes = c.Bytes[:n]
	u.rest = after(u.rest, n)
	return c, nil
}

// after is what follows n bytes of a chunk.
func after(c Chunk, n int) Chunk {
	c.Bytes, c.Reset, c.Rows, c.Columns = c.Bytes[n:], false, 0, 0
	c.Offset += int64(n)
	return c
}
