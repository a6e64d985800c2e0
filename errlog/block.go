package errlog

import "strings"

// Blocks begin small, since most logs are, and double up to maxBlock, so that
// a long log takes few allocations an entry: a record of the documented shape
// has some 300 bytes.
const (
	minBlock = 4 << 10
	maxBlock = 256 << 10
)

// block hands out strings that lie side by side.
type block struct {
	b    strings.Builder
	size int
}

// keep returns a copy of b.
func (k *block) keep(b []byte) string {
	n := k.b.Len()
	if k.b.Cap()-n < len(b) {
		k.size = min(max(2*k.size, minBlock), maxBlock)
		k.b.Reset()
		k.b.Grow(max(k.size, len(b)))
		n = 0
	}
	k.b.Write(b)
	return k.b.String()[n:]
}

// severities remembers the words it was asked for, so that each is one string
// that keeps no block in memory.
type severities struct {
	last Severity
	all  map[string]Severity
}

// maxSeverities bounds what is remembered of a log that is none.
const maxSeverities = 64

func (s *severities) word(b []byte) Severity {
	if string(b) == string(s.last) {
		return s.last
	}
	w, ok := s.all[string(b)]
	if !ok {
		w = Severity(b)
		if s.all == nil {
			s.all = map[string]Severity{}
		}
		if len(s.all) < maxSeverities {
			s.all[string(w)] = w
		}
	}
	s.last = w
	return w
}
