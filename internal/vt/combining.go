package vt

// combTable keeps the sets of combining marks that characters have, so that a
// cell needs only a number. Set 0 is empty.
type combTable struct {
	ids  map[combKey]uint16
	sets [][]rune
}

type combKey struct {
	set  uint16
	mark rune
}

const maxCombSets = 1 << 12

func (c *combTable) marks(g glyph) []rune {
	if id := g >> glyphCombShift; id != 0 {
		return c.sets[id-1]
	}
	return nil
}

// with returns the set that is set id and mark, or false if there is no room.
func (c *combTable) with(id uint16, mark rune) (uint16, bool) {
	key := combKey{id, mark}
	if next, ok := c.ids[key]; ok {
		return next, true
	}
	var before []rune
	if id != 0 {
		before = c.sets[id-1]
	}
	if len(before) == MaxCombining || len(c.sets) == maxCombSets {
		return 0, false
	}
	if c.ids == nil {
		c.ids = make(map[combKey]uint16)
	}
	c.sets = append(c.sets, append(before[:len(before):len(before)], mark))
	next := uint16(len(c.sets))
	c.ids[key] = next
	return next, true
}

// combine adds a mark to the character before the cursor. At the left margin
// there is none, and the mark is dropped as terminals do. What formats text is
// dropped everywhere.
func (t *Terminal) combine(mark rune, off int64) {
	if formats(mark) {
		t.last = 0
		return
	}
	col := t.cursor.col
	held := t.heldEnd == t.wroteEnd && col == t.columns-1
	t.wroteEnd = t.now
	if held {
		t.heldEnd = t.now
	}
	if !t.wrap && !held {
		col--
	}
	if col > 0 && t.cur.cells[col].glyph&glyphText == wideTail {
		col--
	}
	if col < 0 {
		return
	}
	c := &t.cur.cells[col]
	id, ok := t.combs.with(uint16(c.glyph>>glyphCombShift), mark)
	if !ok {
		t.limit(LimitCombining, off)
		return
	}
	t.change()
	c.glyph = c.glyph&(1<<glyphCombShift-1) | glyph(id)<<glyphCombShift
	t.cur.used = max(t.cur.used, col+1)
	t.touch(t.cur)
}
