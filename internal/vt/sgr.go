package vt

// rendition is how characters are shown. The terminal keeps it only to tell
// whether writing a character changes anything, so colours are mixed into a
// few bits.
type rendition struct {
	bits   glyph // ready to be put into a glyph
	flags  uint8
	fg, bg uint32
}

// concealed is the flag of SGR 8: what is written so is not seen.
const concealed = 64

// unseen reports whether what is written is not seen: it is concealed, or in the colour
// of its background. Bold makes another one of it.
func (r *rendition) unseen() bool {
	return r.flags&concealed != 0 || r.fg != 0 && r.fg == r.bg && r.flags&flagOf[1] == 0
}

const glyphProtected glyph = 1 << (glyphAttrShift + 15)

// flagOf has the bit for the SGR parameters 1 to 9; 6 counts as blinking, 3
// and 2 have their own.
var flagOf = [10]uint8{1: 1, 2: 2, 3: 4, 4: 8, 5: 16, 6: 16, 7: 32, 8: 64, 9: 128}

func (r *rendition) set() {
	colours := (r.fg*0x9e3779b1 ^ r.bg*0x85ebca6b) >> 25
	r.bits = r.bits&glyphProtected | glyph(r.flags)<<glyphAttrShift | glyph(colours)<<(glyphAttrShift+8)
}

func (r *rendition) protect(on bool) {
	r.bits &^= glyphProtected
	if on {
		r.bits |= glyphProtected
	}
}

// selectRendition is SGR.
func (t *Terminal) selectRendition() {
	r := &t.rend
	if t.nparams == 0 {
		hidden := r.unseen()
		*r = rendition{bits: r.bits & glyphProtected}
		if hidden {
			t.shifted()
		}
		return
	}
	before := r.unseen()
	for i := 0; i < t.nparams; i++ {
		v := t.params[i]
		switch {
		case v == 0:
			r.flags, r.fg, r.bg = 0, 0, 0
		case v < 10:
			r.flags |= flagOf[v]
			if v == 4 && t.isSub(i+1) && t.params[i+1] == 0 {
				r.flags &^= flagOf[4]
			}
		case v <= 12:
			t.page = uint8(v)
			if v == 10 {
				t.page = 0
			} else if t.dialect.unknown {
				t.dialect.wrapsAtOnce = true // see dialect.go
			}
		case v == 21:
			r.flags |= flagOf[4]
		case v == 22:
			r.flags &^= flagOf[1] | flagOf[2]
		case 23 <= v && v <= 29:
			r.flags &^= flagOf[v-20]
		case v == 38, v == 48, v == 58:
			i = t.colour(i)
			continue
		case 30 <= v && v <= 39, 90 <= v && v <= 97:
			r.fg = ofPalette(v, 30)
		case 40 <= v && v <= 49, 100 <= v && v <= 107:
			r.bg = ofPalette(v, 40)
		}
		for t.isSub(i + 1) {
			i++
		}
	}
	r.set()
	if before != r.unseen() {
		t.shifted()
	}
}

// ofPalette is the colour of an SGR parameter: the palette's as they count from first and,
// the bright ones, from 60 more.
func ofPalette(v, first int) uint32 {
	if v == first+9 { // of the terminal
		return 0
	}
	return uint32(v - first + 1)
}

// colour takes a colour given by number or parts, which begins with parameter
// i, and returns the last parameter that belongs to it.
func (t *Terminal) colour(i int) int {
	what := t.params[i]
	last := i
	if t.isSub(i + 1) {
		for t.isSub(last + 1) {
			last++
		}
	} else if i+1 < t.nparams {
		switch t.params[i+1] {
		case 5:
			last = i + 2
		case 2:
			last = i + 4
		}
	}
	last = min(last, t.nparams-1)
	sum := uint32(1)
	for _, v := range t.params[i+1 : last+1] {
		sum = sum*31 + uint32(v)
	}
	colour := sum << 8
	if last == i+2 && t.params[i+1] == 5 && t.params[last] < 16 { // of the palette
		n := t.params[last]
		colour = ofPalette(n+n/8*(60-8), 0)
	}
	switch what {
	case 38:
		t.rend.fg = colour
	case 48:
		t.rend.bg = colour
	}
	return last
}

// savedRendition is what XTPUSHSGR keeps: the rendition and the flags of it that
// come back, which with all is everything.
type savedRendition struct {
	rend rendition
	mask uint8
	all  bool
}

// maxRenditions is how many an xterm keeps; those pushed beyond are counted only.
const maxRenditions = 10

// pushRendition is XTPUSHSGR.
func (t *Terminal) pushRendition() {
	if t.pushedRends++; t.pushedRends > maxRenditions {
		return
	}
	s := savedRendition{rend: t.rend, all: t.nparams == 0}
	for _, v := range t.params[:t.nparams] {
		if v < len(flagOf) {
			s.mask |= flagOf[v]
		}
	}
	t.savedRends = append(t.savedRends[:t.pushedRends-1], s)
}

// popRendition is XTPOPSGR.
func (t *Terminal) popRendition() {
	if t.pushedRends == 0 {
		return
	}
	if t.pushedRends--; t.pushedRends >= len(t.savedRends) {
		return
	}
	s, r := t.savedRends[t.pushedRends], &t.rend
	if s.all {
		s.mask, r.fg, r.bg = 0xff, s.rend.fg, s.rend.bg
	}
	r.flags = r.flags&^s.mask | s.rend.flags&s.mask
	r.set()
	t.shifted()
}
