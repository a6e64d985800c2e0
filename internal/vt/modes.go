package vt

// reset makes everything as it is when the terminal is switched on, except for
// the contents of the screens.
func (t *Terminal) reset() {
	t.alt = 0
	t.lines = t.screen[0].lines
	t.cursor = defaultCursor()
	t.saved[0] = defaultCursor() // that of the alternate screen stays
	t.newline, t.keeps132 = false, false
	t.statusActive, t.wyStatus = false, false
	t.defaultTabs()
	t.resetModes()
	t.fixCurrent()
}

// resetModes makes what DECSTR and RIS reset both as it is when the terminal is
// switched on.
func (t *Terminal) resetModes() {
	t.pen = pen{autowrap: true}
	t.insert, t.reverseWrap = false, false
	t.resetMargins()
	t.lrmm = false
	t.protection, t.hasStatus = protectNone, false
	t.page = 0
	t.shifted()
}

// fullReset is RIS. The alternate screen keeps what it shows.
func (t *Terminal) fullReset() {
	t.selectScreen(0)
	t.eraseAll()
	if t.status.showsAny(0, t.status.used) {
		t.change()
	}
	t.clear(&t.status)
	if t.columns != t.baseColumns && (t.allow132 || !t.dialect.likeXterm) {
		t.setColumns(t.baseColumns)
	}
	t.reset()
}

// softReset is DECSTR.
func (t *Terminal) softReset() {
	t.over()
	t.activeStatus(false)
	row, col, wrap := min(t.cursor.row, t.rows-1), t.cursor.col, t.wrap
	t.cursor = defaultCursor()
	t.cursor.row, t.cursor.col, t.wrap = row, col, wrap
	t.fixCurrent()
	t.saved[t.alt] = defaultCursor()
	t.saved[t.alt].wrap = wrap // and DECRC waits to wrap again, as xterm has it
	t.resetModes()
}

// selectLevel is DECSCL, for the levels that a VT420 has.
func (t *Terminal) selectLevel() {
	if n := t.arg(0, 0); 61 <= n && n <= 64 {
		t.softReset()
		t.level = n - 60
	}
}

// ansiMode is SM and RM.
func (t *Terminal) ansiMode(mode int, on bool) {
	switch mode {
	case 4:
		t.insert = on
	case 20:
		t.newline = on
	case 40:
		t.wyStatus = on
	}
}

// decMode is DECSET and DECRST.
func (t *Terminal) decMode(mode int, on bool) {
	switch mode {
	case 2:
		if !on {
			t.ignore("VT52 mode")
		}
	case 3:
		t.selectColumns(on)
	case 6:
		t.origin = on
		t.placed()
		t.address(0, 0)
	case 7:
		t.autowrap = on
	case 1, 25, 2026: // cursor keys; cursor shown; synchronized output
		t.over()
	case 34:
		if on {
			t.ignore("writing from right to left")
		}
	case 38:
		if on {
			t.ignore("Tektronix mode")
		}
	case 40:
		t.allow132 = on
	case 41:
		t.tabsWrap = on
	case 45:
		t.reverseWrap = on
	case 47:
		t.selectScreen(b2i(on))
	case 69:
		if t.level >= 4 {
			t.marginMode(on)
		}
	case 95:
		t.keeps132 = on && !t.dialect.likeXterm // which is no VT510
	case 1047:
		if !on && t.alt == 1 {
			t.eraseAll()
		}
		t.selectScreen(b2i(on))
	case 1048:
		if on {
			t.save()
		} else {
			t.restore()
		}
	case 1049:
		if on {
			t.save()
			t.selectCleared()
		} else {
			t.selectScreen(0)
			t.restore()
		}
	}
}

// saveMode is XTSAVE, restoreMode XTRESTORE. A mode that was never saved is
// restored to what it is when it was never set.
func (t *Terminal) saveMode(mode int) {
	if t.savedModes == nil {
		t.savedModes = make(map[int]bool)
	}
	switch mode {
	case 3:
		t.savedModes[mode] = t.columns != t.baseColumns
	case 6:
		t.savedModes[mode] = t.origin
	case 7:
		t.savedModes[mode] = t.autowrap
	case 41:
		t.savedModes[mode] = t.tabsWrap
	case 45:
		t.savedModes[mode] = t.reverseWrap
	case 47, 1047, 1049:
		t.savedModes[1047] = t.alt == 1
	case 69:
		t.savedModes[mode] = true // whatever it is: xterm has it so
	case 1048:
		t.save()
	}
}

func (t *Terminal) restoreMode(mode int) {
	switch mode {
	case 3, 6, 7, 41, 45:
		t.decMode(mode, t.savedModes[mode])
	case 69:
		t.marginMode(t.savedModes[mode])
	case 47, 1047, 1049:
		t.selectScreen(b2i(t.savedModes[1047]))
	case 1048:
		t.restore()
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
