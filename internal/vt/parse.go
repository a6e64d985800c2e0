package vt

// parser knows what part of a sequence the next byte is.
type parser struct {
	state   state
	seqOff  int64 // offset of the byte that began the sequence
	now     int64 // offset just past the last byte of it
	private byte  // < = > or ?
	inter   byte  // the intermediate byte, or the first of two
	inter2  byte
	params  [MaxParameters]int
	nparams int
	digits  int    // written for the last parameter
	subs    uint32 // bit n: a colon stands before parameter n
	quiet   bool   // the parameter limit was reported for this sequence

	str     byte // the control that began the string, in its 7-bit form
	strLen  int
	strTail int // continuation bytes that a UTF-8 character in it still needs

	swallow swallow
	one     [1]byte
}

type state uint8

const (
	ground      state = iota
	inCharacter       // bytes of a character are held back
	inEscape          // after ESC, and its intermediates
	inCSI
	inCSIIgnore // malformed: up to the final byte
	inString
	inPalette // of the Linux console
	inPrinter // printer controller mode
	inLabel
)

// maxParameter is large enough for every use; larger ones are taken for it.
const maxParameter = 99999

// feed takes bytes in the ground state in the quickest way; the rest goes
// through step.
func (t *Terminal) feed(p []byte, off int64) {
	for i := 0; i < len(p); {
		b := p[i]
		if t.state != ground {
			t.step(b, off+int64(i))
			i++
			if t.state == inString {
				i += t.skipString(p[i:])
			}
			continue
		}
		if t.page != 0 && t.pcByte(b, off+int64(i)) {
			i++
			continue
		}
		switch {
		case b-0x20 < 0x5f:
			if n := t.plainRun(p[i:], off+int64(i)); n > 0 {
				i += n
				continue
			}
			j := i + 1
			for j < len(p) && p[j]-0x20 < 0x5f {
				j++
			}
			if t.page != 0 {
				j = i + 1
			}
			t.now = off + int64(j)
			t.printRun(p[i:j], off+int64(i))
			i = j
		case b == 0x1b:
			if n := t.quick(p[i:], off+int64(i)); n > 0 {
				i += n
				continue
			}
			t.begin(inEscape, off+int64(i))
			i++
		case b < 0x20:
			t.now = off + int64(i) + 1
			t.c0(b)
			i++
		case b == 0x7f:
			t.last = 0
			i++
		default:
			i = t.highBytes(p, i, off)
		}
	}
}

// feedByte feeds a byte that turned out not to belong to what came before.
func (t *Terminal) feedByte(b byte, at int64) {
	t.one[0] = b
	t.feed(t.one[:], at)
}

// quick takes a sequence of the common kinds that p holds whole, and returns
// its length, or 0 to leave it to step.
func (t *Terminal) quick(p []byte, at int64) int {
	if len(p) < 3 {
		return 0
	}
	switch p[1] {
	case '[':
		return t.quickCSI(p, at)
	case '(', ')':
		if final := p[2]; final >= 0x30 && final < 0x7f {
			t.begin(ground, at)
			t.inter, t.now = p[1], at+3
			t.escapeInter(final)
			return 3
		}
	}
	return 0
}

func (t *Terminal) quickCSI(p []byte, at int64) int {
	i := 2
	t.private = 0
	if p[i] == '?' {
		t.private = '?'
		i++
	}
	n, v, digits := 0, 0, 0
	for ; i < len(p); i++ {
		b := p[i]
		switch {
		case b-'0' < 10:
			v = min(v*10+int(b-'0'), maxParameter)
			digits++
		case b == ';':
			if n >= MaxParameters-1 {
				return 0
			}
			t.params[n] = v
			n++
			v, digits = 0, 0
			t.params[n] = 0
		case b-0x40 < 0x3f:
			if n > 0 || digits > 0 {
				t.params[n] = v
				n++
			}
			t.nparams, t.digits, t.subs = n, digits, 0
			t.inter, t.inter2 = 0, 0
			t.seqOff, t.now = at, at+int64(i)+1
			if t.private != 0 || b == 'b' {
				t.csi(b)
			} else if t.last = 0; !t.csiMove(b) {
				t.csiPlain(b)
			}
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// begin starts a sequence.
func (t *Terminal) begin(s state, at int64) {
	t.state = s
	t.seqOff = at
	t.private, t.inter, t.inter2 = 0, 0, 0
	t.nparams, t.digits, t.subs, t.quiet = 0, 0, 0, false
	t.strLen, t.strTail = 0, 0
}

// step takes one byte inside a sequence, string or character.
func (t *Terminal) step(b byte, at int64) {
	switch t.state {
	case inCharacter:
		t.addToCharacter(b, at)
		return
	case inLabel:
		if !t.swallowByte(b, at) {
			t.feedByte(b, at)
		}
		return
	case inString:
		t.stringByte(b, at)
		return
	case inPrinter:
		t.now = at + 1
		t.printerByte(b)
		return
	}
	switch {
	case b == 0x1b:
		t.begin(inEscape, at)
	case b == 0x18 || b == 0x1a:
		t.state, t.last = ground, 0
	case b < 0x20:
		t.now = at + 1
		t.c0(b)
	case b == 0x7f:
	case b >= 0x80:
		t.state = ground
		t.feedByte(b, at)
	case t.state == inEscape:
		t.escapeByte(b, at)
	case t.state == inCSI:
		t.csiByte(b, at)
	case t.state == inCSIIgnore:
		if b >= 0x40 {
			t.state, t.last = ground, 0
		}
	case t.state == inPalette:
		if t.strLen++; t.strLen == 7 {
			t.state = ground
		}
	}
}

func (t *Terminal) escapeByte(b byte, at int64) {
	if b < 0x30 {
		if t.inter == 0 {
			t.inter = b
		} else {
			t.inter2 = b
		}
		return
	}
	t.now = at + 1
	t.state = ground
	if t.inter != 0 {
		t.escapeInter(b)
		return
	}
	t.escape(b)
}

func (t *Terminal) csiByte(b byte, at int64) {
	switch {
	case b <= '9' && b >= '0':
		if t.inter != 0 {
			t.state = inCSIIgnore
			return
		}
		if t.nparams == 0 {
			t.newParam()
		}
		if t.quiet {
			return
		}
		v := &t.params[t.nparams-1]
		*v = min(*v*10+int(b-'0'), maxParameter)
		t.digits = min(t.digits+1, 9)
	case b == ';' || b == ':':
		if t.inter != 0 {
			t.state = inCSIIgnore
			return
		}
		if t.nparams == 0 {
			t.newParam()
		}
		t.newParam()
		if b == ':' && !t.quiet {
			t.subs |= 1 << (t.nparams - 1)
		}
	case b >= 0x40:
		t.now = at + 1
		t.state = ground
		t.csi(b)
	case b >= '<':
		if t.private != 0 || t.nparams != 0 || t.inter != 0 {
			t.state = inCSIIgnore
			return
		}
		t.private = b
	case t.inter == 0:
		t.inter = b
	default:
		t.inter2 = b
	}
}

func (t *Terminal) newParam() {
	if t.nparams == MaxParameters {
		if !t.quiet {
			t.limit(LimitParameters, t.seqOff)
			t.quiet = true
		}
		return
	}
	t.params[t.nparams] = 0
	t.nparams++
	t.digits = 0
}

// isSub reports whether parameter i is part of the one before.
func (t *Terminal) isSub(i int) bool {
	return i < t.nparams && t.subs>>i&1 != 0
}

// arg is parameter i, or byDefault if it was left out or 0.
func (t *Terminal) arg(i, byDefault int) int {
	if i < t.nparams && t.params[i] != 0 {
		return t.params[i]
	}
	return byDefault
}
