package vt

// csi acts on a control sequence whose final byte is b.
func (t *Terminal) csi(b byte) {
	last := t.last
	t.last = 0
	if t.subs != 0 && (b != 'm' || t.inter != 0 || t.private != 0) {
		return // only SGR has parameters of parameters
	}
	switch {
	case t.inter2 != 0:
	case b == 'b' && t.inter == 0 && t.private == 0:
		if last != 0 {
			t.repeat(last, t.arg(0, 1))
			t.last = 0
		}
	case t.inter != 0:
		t.csiInter(b)
	case t.private == '?':
		t.csiPrivate(b)
	case t.private == 0:
		if !t.csiMove(b) {
			t.csiPlain(b)
		}
	}
}

// csiMove acts on the sequences that move the cursor, or returns false.
func (t *Terminal) csiMove(b byte) bool {
	n := t.arg(0, 1)
	switch b {
	case 'H', 'f':
		if t.nparams < 2 {
			t.moved(moveStart)
		} else {
			t.moved(moveTo)
		}
		t.address(n-1, t.arg(1, 1)-1)
	case 'A':
		t.moved(oneOr(n, moveUp, moveRow))
		t.up(n)
	case 'B':
		t.moved(oneOr(n, moveDown, moveRow))
		t.fed = false
		t.down(n)
	case 'e':
		t.moved(oneOr(n, moveDown, moveRow))
		if row, col := t.at(); row < t.rows {
			t.set(row+n, col)
		}
	case 'C':
		t.moved(oneOr(n, moveRight, moveColumn))
		t.forward(n)
	case 'a':
		t.moved(oneOr(n, moveRight, moveColumn))
		_, col := t.at()
		t.setColumn(col + n)
	case 'D':
		if t.seqOff != t.blanksEnd { // with CSI n s it is the 44xx's ECH
			t.moved(oneOr(n, moveLeft, moveColumn))
		}
		t.back(n)
	case 'E':
		if t.dialect.att {
			t.scrolling()
			t.scroll(t.top, t.bottom, n)
			break
		}
		t.moved(moveStart)
		t.moved(moveDown)
		t.down(n)
		t.carriageReturn()
	case 'F':
		if t.dialect.att {
			t.scrolling()
			t.scroll(t.top, t.bottom, -n)
			break
		}
		t.moved(moveStart)
		t.moved(moveUp)
		t.up(n)
		t.carriageReturn()
	case 'G', '`':
		t.moved(moveColumn)
		t.setColumn(n - 1)
	case 'd':
		t.moved(moveRow)
		_, col := t.at()
		t.address(n-1, col)
	case 'I':
		t.moved(moveRight)
		t.tab(n)
	case 'Z':
		t.moved(moveLeft)
		t.backTab(n)
	default:
		return false
	}
	return true
}

// oneOr is step for a motion by one, which curses may repeat, and all for a
// longer one, which takes it all the way.
func oneOr(n int, step, all motion) motion {
	if n == 1 {
		return step
	}
	return all
}

func (t *Terminal) csiPlain(b byte) {
	n := t.arg(0, 1)
	switch b {
	case 'm':
		t.selectRendition()
	case 'J':
		t.eraseInScreen(t.arg(0, 0), false)
	case 'K':
		t.eraseInRow(t.arg(0, 0), false)
	case 'X':
		t.eraseCharacters(n)
	case '@':
		t.insertCharacters(n)
	case 'P':
		t.deleteCharacters(n)
	case 'L':
		t.deleteLines(-n)
	case 'M':
		t.deleteLines(n)
	case 'S':
		t.scrollFrom(t.top, n)
	case 'T', '^':
		if b == '^' || t.nparams == 0 || t.nparams == 1 && t.params[0] != 0 { // with five it is about the mouse
			t.scrollFrom(t.top, -n)
		}
	case 'r':
		t.setRegion(t.arg(0, 0), t.arg(1, 0))
	case 's':
		t.saveOrBlanks()
	case 'u':
		t.restore()
		t.chain = 0
	case 'i':
		if t.arg(0, 0) == 5 {
			t.state, t.strLen = inPrinter, 0
		}
	case 't':
		t.windowOperation()
	case 'h', 'l':
		for _, mode := range t.params[:t.nparams] {
			t.ansiMode(mode, b == 'h')
		}
	case 'g':
		switch t.arg(0, 0) {
		case 0:
			t.setTab(t.cursor.col, false)
		case 3:
			clear(t.tabs[:])
		}
	case 'W':
		t.tabControl()
	case 'q':
		t.startLabel()
	case 'x':
		t.addressWindow()
	case 'j', '|':
		t.startKey()
	}
}

// saveOrBlanks is CSI s, which saves the cursor, or on the AT&T 44xx, with a
// parameter, writes blanks. In left and right margin mode it sets these.
func (t *Terminal) saveOrBlanks() {
	switch {
	case t.lrmm:
		t.setMargins(t.arg(0, 0), t.arg(1, 0))
	case t.nparams == 1 && t.params[0] != 0 && (t.dialect.unknown || t.dialect.att):
		t.seenATT()
		t.blanks(t.params[0])
	default:
		t.placed()
		t.save()
	}
}

// addressWindow is CSI x of AT&T's terminals, which on the 5420 takes the cursor
// everywhere. Elsewhere CSI x without two parameters asks for what the terminal
// is set to.
func (t *Terminal) addressWindow() {
	row, col := t.arg(0, 1)-1, t.arg(1, 1)-1
	switch {
	case t.nparams == 2 && (t.params[0] == 0 || row == t.rows):
		t.toStatus(col)
	case t.nparams == 2 || t.dialect.att:
		t.moved(moveTo)
		t.address(row, col)
	}
}

// startKey is the 44xx's CSI 25;n j, which n bytes of a key's text follow; the
// 513 ends it with a bar. With another first parameter it sets an option.
func (t *Terminal) startKey() {
	if t.nparams != 2 {
		return
	}
	t.seenATT()
	if n := t.params[1]; t.params[0] == t.dialect.keyText && n > 0 {
		t.swallow = swallow{rest: min(n, 255)}
		t.state = inLabel
	}
}

func (t *Terminal) seenATT() {
	if t.dialect.unknown {
		t.dialect.att = true
	}
}

// tabControl is CTC, which an xterm does not know.
func (t *Terminal) tabControl() {
	if t.dialect.likeXterm {
		return
	}
	switch t.arg(0, 0) {
	case 0:
		t.setTab(t.cursor.col, true)
	case 2:
		t.setTab(t.cursor.col, false)
	case 5:
		clear(t.tabs[:])
	}
}

func (t *Terminal) csiPrivate(b byte) {
	switch b {
	case 'h', 'l':
		for _, mode := range t.params[:t.nparams] {
			t.decMode(mode, b == 'h')
		}
	case 'J':
		t.eraseInScreen(t.arg(0, 0), true)
	case 'K':
		t.eraseInRow(t.arg(0, 0), true)
	case 's':
		for _, mode := range t.params[:t.nparams] {
			t.saveMode(mode)
		}
	case 'r':
		for _, mode := range t.params[:t.nparams] {
			t.restoreMode(mode)
		}
	case 'W':
		if t.arg(0, 0) == 5 && !t.dialect.likeXterm && !t.dialect.unknown {
			t.defaultTabs()
		}
	}
}

func (t *Terminal) csiInter(b byte) {
	switch {
	case t.private != 0:
	case t.inter == '!' && b == 'p':
		t.softReset()
	case t.inter == '"' && b == 'p':
		t.selectLevel()
	case t.inter == '"' && b == 'q':
		t.protection = protectDEC
		if n := t.arg(0, 0); n <= 2 {
			t.rend.protect(n == 1)
		}
	case t.inter == '#' && (b == '{' || b == 'p'):
		t.pushRendition()
	case t.inter == '#' && (b == '}' || b == 'q'):
		t.popRendition()
	case t.inter == ' ' && b == '@':
		t.shiftColumns(t.left, t.arg(0, 1), true)
	case t.inter == ' ' && b == 'A':
		t.shiftColumns(t.left, t.arg(0, 1), false)
	case t.level < 4 && (t.inter == '\'' || t.inter == '*' || t.inter == '$' && b != '}' && b != '~'):
	case t.inter == '\'' && b == '}':
		t.shiftColumns(t.cursor.col, t.arg(0, 1), false)
	case t.inter == '\'' && b == '~':
		t.shiftColumns(t.cursor.col, t.arg(0, 1), true)
	case t.inter == '$':
		t.csiDollar(b)
	case t.inter == '*' && b == '|': // DECSNLS
		if n := t.arg(0, 0); n <= 255 {
			t.Resize(n, t.columns)
		}
	}
}

// csiDollar acts on sequences with a dollar before the final byte: rectangles,
// the status line and the width of the page.
func (t *Terminal) csiDollar(b byte) {
	switch b {
	case 'z':
		t.eraseRectangle(false)
	case '{':
		t.eraseRectangle(true)
	case 'x':
		t.fillRectangle()
	case 'v':
		t.copyRectangle()
	case '}':
		t.activeStatus(t.arg(0, 0) == 1)
	case '~':
		t.hasStatus = t.arg(0, 0) == 2
		if !t.hasStatus {
			t.activeStatus(false)
		}
	case '|': // DECSCPP, which keeps what stands there
		if n := t.arg(0, 80); n == 80 || n == wideColumns {
			t.Resize(t.rows, n)
		}
	}
}

// activeStatus is DECSASD: what follows goes to the status line, until it is
// switched back to the screen.
func (t *Terminal) activeStatus(on bool) {
	if on == t.statusActive || on && !t.dialect.statusBelow && !t.hasStatus {
		return
	}
	t.placed()
	if on {
		t.save()
		t.statusActive = true
		t.toStatus(0)
		return
	}
	t.restore()
}
