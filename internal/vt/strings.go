package vt

import "bytes"

// beginString starts a control string; kind is the final byte of the sequence
// that does so in its 7-bit form.
func (t *Terminal) beginString(kind byte) {
	t.state = inString
	t.str = kind
	t.strLen, t.strTail = 0, 0
}

func (t *Terminal) stringByte(b byte, at int64) {
	switch {
	case b == 0x1b:
		t.begin(inEscape, at)
		return
	case b == 0x18 || b == 0x1a || b == 0x07 && t.str == ']':
		t.state = ground
		return
	case t.strLen == 0 && t.str == ']' && b == 'R':
		t.state = ground
		return
	case t.strLen == 0 && t.str == ']' && b == 'P':
		t.state = inPalette
		return
	case b >= 0x80:
		// 0x9c is ST unless it is part of a UTF-8 character.
		if t.strTail > 0 && b < 0xc0 {
			t.strTail--
		} else if b == 0x9c {
			t.state = ground
			return
		} else {
			t.strTail = tailOf(b)
		}
	default:
		t.strTail = 0
	}
	if t.strLen++; t.strLen >= MaxString {
		t.limit(LimitString, t.seqOff)
		t.state = ground
	}
}

// tailOf is the number of bytes that follow b in a UTF-8 character.
func tailOf(b byte) int {
	switch {
	case b >= 0xf0 && b < 0xf5:
		return 3
	case b >= 0xe0:
		return 2
	case b >= 0xc2:
		return 1
	}
	return 0
}

// skipString returns how many bytes of p are the inside of the string.
func (t *Terminal) skipString(p []byte) int {
	if t.strLen == 0 {
		return 0
	}
	p = p[:min(len(p), MaxString-1-t.strLen)]
	n := bytes.IndexFunc(p, func(r rune) bool { return r < 0x20 || r >= 0x7f })
	if n < 0 {
		n = len(p)
	}
	if n > 0 {
		t.strTail = 0
	}
	t.strLen += n
	return n
}
