package capture

import "slices"

// kept is what Next returned once and returns again.
type kept struct {
	chunk    Chunk
	from, to int // of its bytes
	header   *Header
	err      error
}

// keptCost is what a chunk takes besides its bytes.
const keptCost = 192

// tape is what was read ahead.
type tape struct {
	bytes  []byte
	chunks []kept
	ended  bool // with the last of them
}

// Ahead reads on for up to max bytes, shows what it reads to look, and keeps
// it: Next returns all of it once more, and then what follows. It reports
// whether that was everything. It is to be called before Next, once.
func (r *Reader) Ahead(max int, look func(Chunk, Header)) bool {
	t := &tape{}
	first := r.header
	session := &first
	for cost := 0; cost < max && !t.ended; {
		c, err := r.read()
		k := kept{chunk: c, from: len(t.bytes), err: err}
		t.ended = r.err != nil
		if err == nil {
			t.bytes = append(t.bytes, c.Bytes...)
			if c.Reset {
				h := r.header
				session = &h
			}
			look(c, *session)
		}
		k.to, k.header = len(t.bytes), session
		k.chunk.Bytes = nil
		t.chunks = append(t.chunks, k)
		cost += len(c.Bytes) + keptCost
	}
	t.bytes = slices.Clip(t.bytes)
	r.tape, r.told = t, first
	return t.ended
}

// again returns what was read ahead, false if that has all been returned.
func (r *Reader) again() (Chunk, error, bool) {
	t := r.tape
	if len(t.chunks) == 0 {
		r.tape, r.told = nil, r.header
		return Chunk{}, r.err, t.ended
	}
	k := t.chunks[0]
	t.chunks = t.chunks[1:]
	r.told = *k.header
	c := k.chunk
	if k.err == nil {
		c.Bytes = t.bytes[k.from:k.to:k.to]
	}
	return c, k.err, true
}
