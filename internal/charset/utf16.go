package charset

import (
	"bufio"
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// UTF16Head is how many bytes of an input show whether it is UTF-16.
const UTF16Head = 64

// IsUTF16 reports whether an input is UTF-16, in which other programs save what
// was copied from a terminal's window: by its byte order mark, or because one of
// each two bytes is zero, as in no other text.
func IsUTF16(head []byte) bool {
	_, ok := orderOf(head)
	return ok
}

// UTF16Mark returns the length of the byte order mark that an input in UTF-16
// begins with, zero if it has none.
func UTF16Mark(head []byte) int {
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return 2
	}
	return 0
}

func orderOf(head []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return unicode.BigEndian, true
	}
	head = head[:min(len(head), UTF16Head)&^1]
	zero := [2]int{}
	for i, b := range head {
		if b == 0 {
			zero[i%2]++
		}
	}
	// Some letters beyond Latin may be among them.
	most := len(head) / 2
	switch {
	case most < 2:
	case zero[0] == 0 && zero[1] > most*3/4:
		return unicode.LittleEndian, true
	case zero[1] == 0 && zero[0] > most*3/4:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// FromUTF16 turns UTF-16, in the order that its mark or its zeros show, into
// UTF-8 without a mark.
func FromUTF16(r io.Reader) io.Reader {
	br := bufio.NewReaderSize(r, UTF16Head)
	head, _ := br.Peek(UTF16Head)
	order, _ := orderOf(head)
	return transform.NewReader(br, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}
