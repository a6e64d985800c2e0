package errlog

import "encoding/binary"

// told are lines of the buffer that were looked at closely and are text of a
// description and nothing else, for a log says the same again and again.
type told [64]seen

// seen is where a line stands in the buffer.
type seen struct {
	from, to int
	kind     plainKind
}

// like returns the place of the line that may be the same as another one.
func (t *told) like(s []byte) *seen {
	k := uint64(len(s))
	if len(s) >= 8 {
		k += binary.LittleEndian.Uint64(s[len(s)/2-4:])
	}
	return &t[k*0x9e37_79b9_7f4a_7c15>>58]
}
