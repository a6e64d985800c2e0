package vt

import "golang.org/x/text/encoding/charmap"

// Terminals of the ANSI family draw lines with the characters of a PC, which
// SGR 11 selects, or SGR 12 with their high bit left out; SGR 10 goes back.

// pcControls has a bit for each control that stays a control meanwhile.
const pcControls = 1<<0x00 | 1<<0x08 | 1<<0x0a | 1<<0x0c | 1<<0x0d | 1<<0x0e | 1<<0x0f | 1<<0x1b

const pcLow = " ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼"

var pcGlyphs = func() (g [256]glyph) {
	low := []rune(pcLow)
	for i := range g {
		r := charmap.CodePage437.DecodeByte(byte(i))
		if i < 0x20 {
			r = low[i]
		}
		g[i] = glyph(r) | glyphNarrow
	}
	return g
}()

// pcByte writes b as a PC shows it, or returns false if it is not to be taken
// so: it is a control, or may be part of a UTF-8 character. Curses sends these
// codes in UTF-8 where the program works in it, and as they are elsewhere.
func (t *Terminal) pcByte(b byte, at int64) bool {
	if b < 0x20 && pcControls>>b&1 != 0 || b >= 0x80 && t.utf8 && !t.pcBytes {
		return false
	}
	t.now = at + 1
	t.putGlyph(t.pcGlyph(rune(b)), at)
	return true
}

func (t *Terminal) pcGlyph(code rune) glyph {
	switch {
	case t.page == 12 && code >= 0x20 && code < 0x80:
		code |= 0x80
	case code > 0xff:
		return glyph(code) | glyphNarrow
	}
	return pcGlyphs[code]
}
