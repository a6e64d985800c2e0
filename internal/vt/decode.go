package vt

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// decoder holds the bytes of a character that is not complete yet and knows
// the charset.
type decoder struct {
	utf8    bool
	pending [8]byte
	offs    [8]int64
	held    int

	dec  *encoding.Decoder
	high [128]rune // of bytes from 0x80 on: their character, or more
	out  [16]byte

	utf8Chars, otherBytes int // characters beyond ASCII, and bytes that are none in UTF-8

	page    uint8 // of PC characters: 0, or the SGR that selected them
	pcBytes bool  // they are sent as bytes, not in UTF-8
}

// more marks a byte that begins a character of several bytes.
const more = -1

func (d *decoder) charset(e encoding.Encoding, latin1 bool) {
	d.utf8 = e == nil && !latin1
	if e == nil {
		return
	}
	d.dec = e.NewDecoder()
	for i := range d.high {
		d.high[i] = more
		if r, n := d.decode([]byte{byte(i) + 0x80}); n == 1 {
			d.high[i] = r
		}
	}
}

// decode gives the character that p begins with and its length, 0 if it is not
// complete.
func (d *decoder) decode(p []byte) (rune, int) {
	d.dec.Reset()
	nDst, nSrc, _ := d.dec.Transform(d.out[:], p, false)
	if nDst == 0 || nSrc == 0 {
		return 0, 0
	}
	r, _ := utf8.DecodeRune(d.out[:nDst])
	return r, nSrc
}

// highBytes takes the character that begins at p[i], a byte from 0x80 on, and
// returns the index of what follows it.
func (t *Terminal) highBytes(p []byte, i int, off int64) int {
	b := p[i]
	at := off + int64(i)
	if t.utf8 {
		if !utf8.FullRune(p[i:]) {
			t.hold(b, at)
			return i + 1
		}
		r, n := utf8.DecodeRune(p[i:])
		if r == utf8.RuneError && n == 1 {
			t.now = at + 1
			t.highByte(b, at)
			return i + 1
		}
		t.now = at + int64(n)
		t.utf8Chars++
		t.character(r, at)
		return i + n
	}
	if t.dec == nil {
		t.now = at + 1
		t.highByte(b, at)
		return i + 1
	}
	r := t.high[b-0x80]
	if r == more {
		t.hold(b, at)
		return i + 1
	}
	t.now = at + 1
	if r == utf8.RuneError && b < 0xa0 { // not in the charset
		t.c1(b, at)
	} else {
		t.character(r, at)
	}
	return i + 1
}

// Characters counts what the stream has beyond ASCII so far: characters in UTF-8,
// and bytes that are none, so that they are taken for ISO 8859-1.
func (t *Terminal) Characters() (utf8, other int) { return t.utf8Chars, t.otherBytes }

func (t *Terminal) hold(b byte, at int64) {
	t.pending[t.held], t.offs[t.held] = b, at
	t.held++
	t.state = inCharacter
}

// addToCharacter takes the next byte of a character held back.
func (t *Terminal) addToCharacter(b byte, at int64) {
	t.hold(b, at)
	p := t.pending[:t.held]
	if t.utf8 {
		if !utf8.FullRune(p) {
			return
		}
		if r, n := utf8.DecodeRune(p); n == len(p) {
			t.held, t.state = 0, ground
			t.now = at + 1
			t.utf8Chars++
			t.character(r, t.offs[0])
			return
		}
		t.letGo()
		return
	}
	r, n := t.decode(p)
	if n == len(p) && r != utf8.RuneError {
		t.held, t.state = 0, ground
		t.now = at + 1
		t.character(r, t.offs[0])
	} else if n != 0 || t.held == 4 || b < 0x20 {
		t.letGo()
	}
}

// letGo takes the bytes held back for what each of them is.
func (t *Terminal) letGo() {
	held, offs, n := t.pending, t.offs, t.held
	t.held, t.state = 0, ground
	if n == 0 {
		return
	}
	t.now = offs[0] + 1
	if t.utf8 {
		t.highByte(held[0], offs[0])
	} else {
		t.put(utf8.RuneError, offs[0])
	}
	for i := 1; i < n; i++ {
		t.feedByte(held[i], offs[i])
	}
}

// highByte takes a byte from 0x80 on that is a character of its own.
func (t *Terminal) highByte(b byte, at int64) {
	if t.page != 0 {
		t.pcBytes = true
		t.putGlyph(t.pcGlyph(rune(b)), at)
		return
	}
	if b < 0xa0 {
		t.c1(b, at)
		return
	}
	t.otherBytes++
	t.putGlyph(t.glyphRight(b), at)
}

func (t *Terminal) character(r rune, at int64) {
	if t.page != 0 && t.utf8 {
		t.putGlyph(t.pcGlyph(r), at)
		return
	}
	if 0x80 <= r && r < 0xa0 {
		t.c1(byte(r), at)
		return
	}
	t.single = 0
	t.put(r, at)
}
