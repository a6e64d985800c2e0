package charset

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// IsUTF16 reports whether an input begins with the byte order mark of UTF-16,
// in which other programs save what was copied from a terminal's window.
func IsUTF16(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff})
}

// FromUTF16 turns UTF-16 with a byte order mark into UTF-8 without one.
func FromUTF16(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder())
}
