package capture

import (
	"bytes"
	"encoding/binary"
	"regexp"
)

// Recordings of other programs, which would come out as garbage.
var foreigns = []struct {
	shape *regexp.Regexp
	what  string
}{
	{regexp.MustCompile(`^\d{1,4}\.[a-z][a-z0-9-]*(?:,\d+\.[^,;\n]{0,200})*;`), "a recording of Guacamole's protocol"},
	{regexp.MustCompile(`^\[BEGIN TYPESCRIPT\]`), "a typescript of Guacamole"},
	{regexp.MustCompile(`^\{\s*"ver"\s*:[^\n]*"(?:rec|out_txt|timing)"\s*:`), "a recording of tlog"},
	{regexp.MustCompile(`^\[-- MARK -- `), "a log of conserver"},
}

// foreign says of what recorder a file is that this package does not read, "" if
// it is none of those known.
func foreign(b []byte) string {
	for _, f := range foreigns {
		if f.shape.Match(b) {
			return f.what
		}
	}
	if isChannelled(b) {
		return "a ttyrec of NLE (version 3), which tells its channels apart"
	}
	return ""
}

// isChannelled reports records of 13 bytes: those of a ttyrec and a channel.
func isChannelled(b []byte) bool {
	n, text := 0, 0
	for len(b) > ttyrecHead {
		r, ok := readRecord(b, binary.LittleEndian)
		if channel := b[ttyrecHead]; !ok || channel > 2 || r.length == 0 {
			return false
		}
		b = b[ttyrecHead+1:]
		length := int(min(r.length, int64(len(b))))
		text += length - bytes.Count(b[:length], []byte{0})
		b = b[length:]
		n++
	}
	return n > 0 && text > 0
}
