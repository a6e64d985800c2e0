package capture

import (
	"io"
	"regexp"
)

// hardcopyFrame is the frame in a hardcopy; one without is text. screen(1) writes
// it with one byte for each character, the low one of its code. Line drawing,
// U+2500 and what follows it, thus becomes a control.

var hardcopyFrame = regexp.MustCompile(`\x0c[\x00 -~\x80-\xff]*\x00[\x00 -~\x80-\xff]*\x10[ ]*\n(?:[^\n]*\n)*?[^\n]*\x14\x00+\x18`)

// hardcopyDrawing is what the controls are in ASCII.
var hardcopyDrawing = map[byte]byte{
	0x00: '-', 0x01: '-', 0x02: '|', 0x03: '|',
	0x0c: '+', 0x0f: '+', 0x10: '+', 0x13: '+', 0x14: '+', 0x17: '+', 0x18: '+', 0x1b: '+', 0x1c: '+',
}

// hardcopy reads a hardcopy as text with ASCII line drawing, byte for byte.
type hardcopy struct{ r io.Reader }

func (h hardcopy) Read(p []byte) (int, error) {
	n, err := h.r.Read(p)
	for i, b := range p[:n] {
		if drawn, ok := hardcopyDrawing[b]; ok {
			p[i] = drawn
		}
	}
	return n, err
}
