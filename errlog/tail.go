package errlog

// tail is how long the last lines of a description are, in bytes: a byte for each,
// the last line in the lowest. It is longestTold for one that is longer, and 0
// where there is no line.
type tail uint64

const (
	tailLines   = 8 // that a tail tells
	longestTold = 1<<8 - 1
)

// with returns the tail when a line follows.
func (t tail) with(line int) tail { return t<<8 | tail(min(line, longestTold)) }

// last returns the length of the last line, 0 if there is none.
func (t tail) last() int { return int(t & longestTold) }
