package vt

import "strings"

// charset maps the codes 0x20 to 0x7f to characters; nil is ASCII.
type charset *[128]glyph

var (
	ascii    charset
	latin1   = newCharset(func(b byte) rune { return rune(b) | 0x80 })
	blanks   = newCharset(func(byte) rune { return ' ' }) // what is concealed
	graphics = newCharset(func(b byte) rune {
		if b >= 0x5f && b < 0x7f {
			return []rune(specialGraphics)[b-0x5f]
		}
		return rune(b)
	})
)

// specialGraphics is what the codes from 0x5f to 0x7e are in the DEC special
// graphics set.
const specialGraphics = " ◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·"

// The twelve positions at which national sets replace ASCII.
const replaceable = "#@[\\]^_`{|}~"

// national has the sets whose name is one byte, by it, and portuguese is %6.
var national, portuguese = func() (sets [128]charset, other charset) {
	for names, chars := range map[string]string{
		"A":   "£@[\\]^_`{|}~", // United Kingdom
		"4":   "£¾ÿ½|^_`¨ƒ¼´",  // Dutch
		"C5":  "#@ÄÖÅÜ_éäöåü",  // Finnish
		"Rf":  "£à°ç§^_`éùè¨",  // French
		"Q9":  "#àâçêî_ôéùèû",  // French Canadian
		"K":   "#§ÄÖÜ^_`äöüß",  // German
		"Y":   "£§°çé^_ùàòèì",  // Italian
		"`E6": "#ÄÆØÅÜ_äæøåü",  // Norwegian and Danish
		"":    "#@ÃÇÕ^_`ãçõ~",  // Portuguese
		"Z":   "£§¡Ñ¿^_`°ñç~",  // Spanish
		"H7":  "#ÉÄÖÅÜ_éäöåü",  // Swedish
		"=":   "ùàéçêîèôäöüû",  // Swiss
	} {
		set := newCharset(func(b byte) rune {
			if i := strings.IndexByte(replaceable, b); i >= 0 {
				return []rune(chars)[i]
			}
			return rune(b)
		})
		if names == "" {
			other = set
		}
		for i := range len(names) {
			sets[names[i]] = set
		}
	}
	sets['0'], sets['2'], sets['<'] = graphics, graphics, latin1
	return sets, other
}()

func newCharset(f func(byte) rune) charset {
	var set [128]glyph
	for b := byte(0x20); b < 0x80; b++ {
		set[b-0x20] = glyph(f(b)) | glyphNarrow
	}
	return &set
}

// designate makes G(n) the set that the second intermediate and the final byte
// of the sequence name. All sets of 96 characters count as ISO 8859-1.
func (t *Terminal) designate(n int, inter2, final byte, is96 bool) {
	set := ascii
	switch {
	case is96:
		set = latin1
	case inter2 == 0 && final == '1' && t.dialect.att: // of the 513
		set = graphics
	case inter2 == 0:
		set = national[final&0x7f]
	case inter2 == '%' && final == '5': // DEC Supplemental
		set = latin1
	case inter2 == '%' && final == '6':
		set = portuguese
	}
	t.g[n] = set
	t.designated |= 1 << n
	t.shifted()
}

// shifted is to be called when the sets, the shifts or what is concealed
// changed.
func (t *Terminal) shifted() {
	t.gl = t.g[t.glSet]
	if t.rend.unseen() {
		t.gl = blanks
	}
}

// glyphOf is what b, from 0x20 to 0x7e, stands for.
func (t *Terminal) glyphOf(b byte) glyph {
	set := t.gl
	if t.single != 0 {
		set = t.g[t.single]
		t.single = 0
	}
	if set == nil {
		return glyph(b) | glyphNarrow
	}
	return set[(b-0x20)&0x7f]
}

// glyphRight is what b, from 0xa0 to 0xff, stands for. Text in ISO 8859-1
// stays what it is where ASCII or nothing that has the code is in GR.
func (t *Terminal) glyphRight(b byte) glyph {
	set := t.g[t.grSet]
	if t.single != 0 {
		set = t.g[t.single]
		t.single = 0
	}
	if set == nil || b == 0xa0 || b == 0xff {
		set = latin1
	}
	return set[b&0x7f-0x20]
}
