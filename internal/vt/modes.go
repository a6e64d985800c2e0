package vt

// reset makes everything as it is when the terminal is switched on, except for
// the contents of the screens.
func (t *Terminal) reset() {
	t.alt = 0
	t.lines = t.screen[0].lines
	t.cursor = defaultCursor()
	t.saved = [2]cursor{defaultCursor(), defaultCursor()}
	t.pen = pen{autowrap: true}
	t.top, t.bottom = 0, t.rows-1
	t.insert, t.newline, t.reverseWrap = false, false, false
	t.statusActive, t.wyStatus = false, false
	t.page = 0
	t.defaultTabs()
	t.shifted()
	t.fixCurrent()
}

// fullReset is RIS.
func (t *Terminal) fullReset() {
	t.selectScreen(0)
	t.eraseAll()
	if t.status.showsAny(0, t.status.used) {
		t.change()
	}
	t.clear(&t.status)
	for _, l := range t.screen[1].lines {
		t.clear(l)
	}
	if t.columns != t.baseColumns {
		t.setColumns(t.baseColumns)
	}
	t.reset()
}

// softReset is DECSTR.
func (t *Terminal) softReset() {
	t.over()
	row, col := t.cursor.row, t.cursor.col
	t.cursor = defaultCursor()
	t.cursor.row, t.cursor.col = row, col
	t.saved[t.alt] = defaultCursor()
	t.pen = pen{autowrap: true, last: t.last}
	t.insert, t.reverseWrap = false, false
	t.top, t.bottom = 0, t.rows-1
	t.page = 0
	t.shifted()
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
	case 3:
		if on {
			t.setColumns(max(wideColumns, t.baseColumns))
		} else {
			t.setColumns(t.baseColumns)
		}
	case 6:
		t.origin = on
		t.placed()
		t.address(0, 0)
	case 7:
		t.autowrap = on
		if !on {
			t.wrap = false
		}
	case 1, 25, 2026: // cursor keys; cursor shown; synchronized output
		t.over()
	case 45:
		t.reverseWrap = on
	case 47:
		t.selectScreen(b2i(on))
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
		switch {
		case on && t.alt == 0:
			t.save()
			t.selectScreen(1)
			t.eraseAll()
		case !on:
			t.selectScreen(0)
			t.restore()
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
