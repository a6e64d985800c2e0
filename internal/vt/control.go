package vt

// c0 acts on a control below 0x20, other than ESC.
func (t *Terminal) c0(b byte) {
	t.last = 0
	switch b {
	case '\r':
		t.moved(moveStart)
		t.carriageReturn()
	case '\f':
		if t.dialect.clearsByFF {
			t.moved(moveStart)
			t.address(0, 0)
			t.eraseInScreen(2, false)
			break
		}
		t.lineFeed()
	case '\n', '\v':
		t.lineFeed()
	case '\b':
		if t.cursor.col > 0 {
			t.moved(moveLeft)
		} else { // over the margin: the end of the row above is a known place
			t.moved(moveStart)
		}
		t.backspace()
	case '\t':
		t.moved(moveRight)
		if t.tabsWrap {
			t.wrapIfDue()
		}
		t.tab(1)
	case 0x0e:
		if t.dialect.unknown && t.g1Before == t.now-1 {
			t.dialect.wrapsAtOnce = true // see dialect.go
		}
		t.glSet = 1
		t.shifted()
	case 0x0f:
		t.glSet = 0
		t.shifted()
	case 0x07:
		t.over()
	}
}

// c1 acts on a control from 0x80 to 0x9f, which is ESC and a letter in one.
func (t *Terminal) c1(b byte, at int64) {
	now := t.now
	t.begin(ground, at)
	t.now = now
	t.escape(b - 0x40)
}

// escape acts on ESC and one byte.
func (t *Terminal) escape(b byte) {
	if b != '[' {
		t.last = 0
	}
	switch b {
	case '6':
		t.backIndex()
	case '7':
		t.placed()
		t.save()
	case '8':
		t.restore()
		t.chain = 0
	case '9':
		t.forwardIndex()
	case 'D':
		nl := t.newline
		t.newline = false
		t.lineFeed()
		t.newline, t.fed = nl, false
	case 'E':
		t.moved(moveStart)
		t.lineFeed()
		t.carriageReturn()
	case 'H':
		t.setTab(t.cursor.col, true)
	case 'M':
		t.reverseIndex()
	case 'N':
		t.single = 2
	case 'O':
		t.single = 3
	case 'P', 'X', ']', '^', '_', 'k':
		t.beginString(b)
	case 'V':
		t.protection = protectISO
		t.rend.protect(true)
	case 'W':
		t.rend.protect(false)
	case 'l', 'm': // memory lock: the rows above do not scroll
		top := 0
		if b == 'l' {
			top = min(t.cursor.row, t.rows-1)
		}
		if top < t.bottom {
			t.top = top
		}
	case '[':
		t.state = inCSI
	case '=', '>': // keypad: programs set it between refreshes
		t.over()
	case 'c':
		t.fullReset()
	case 'n':
		t.glSet = 2
		t.shifted()
	case 'o':
		t.glSet = 3
		t.shifted()
	case 'w':
		t.homeDown()
	case '~':
		t.shiftRight(1)
	case '}':
		t.shiftRight(2)
	case '|':
		t.shiftRight(3)
	}
}

// homeDown takes the cursor to the start of the last row, on AT&T's terminals.
func (t *Terminal) homeDown() {
	if t.dialect.att {
		t.moved(moveTo)
		t.address(t.rows-1, 0)
	}
}

// shiftRight is LS1R to LS3R. AT&T terminals mean something else by them, so
// G1 comes to the right only if it was designated: a program that writes
// ISO 8859-1 never meant line drawing.
func (t *Terminal) shiftRight(n uint8) {
	if t.dialect.att || n == 1 && t.designated>>1&1 == 0 {
		return
	}
	t.grSet = n
}

// conform announces a level of ISO 4873: ASCII stands on the left, and up to the
// second level the set for shift-out is it too, as xterm has it. What
// acts as a VT100 or VT220 does not heed it.
func (t *Terminal) conform(level byte) {
	if t.level < 3 {
		return
	}
	t.g[0], t.glSet = nil, 0
	if level < 'N' {
		t.g[1], t.grSet = nil, 1
	}
	t.shifted()
}

// escapeInter acts on ESC, an intermediate and a final byte.
func (t *Terminal) escapeInter(b byte) {
	t.last = 0
	switch t.inter {
	case '(', ')', '*', '+':
		t.designate(int(t.inter-'('), t.inter2, b, false)
	case '-', '.', '/':
		t.designate(int(t.inter-'-')+1, t.inter2, b, true)
	case '#':
		switch b {
		case '2':
			t.homeDown()
		case '3', '4', '6':
			t.setDouble(true)
		case '5':
			t.setDouble(false)
		case '8':
			t.align()
		}
	case ' ':
		if 'L' <= b && b <= 'N' {
			t.conform(b)
		}
	case '%':
		switch b {
		case 'G':
			t.utf8 = true
		case '@':
			t.utf8 = false
		}
	}
	if t.inter == ')' && t.g[1] == graphics {
		t.g1Before = t.now
	}
}
