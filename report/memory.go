package report

import (
	"math"
	"strings"

	"example.com/centrevu"
)

// memory is where the texts and lines of one report are kept: a few large
// pieces instead of one for each finding, which would cost more than the
// judging does.
type memory struct {
	text  strings.Builder
	lines []centrevu.Line
	rows  [rowSlots]uint16 // one more than the index in lines, by place
}

const (
	textPiece = 8 << 10
	linePiece = 32

	usualMessage = 16 // bytes: many share a text
	rowSlots     = 256
)

// keep returns b as a string.
func (m *memory) keep(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	// A Builder with room left never changes what it has given out.
	if m.text.Cap()-m.text.Len() < len(b) {
		m.text = strings.Builder{}
		m.text.Grow(max(textPiece, len(b)))
	}
	start := m.text.Len()
	m.text.Write(b)
	return m.text.String()[start:]
}

// evidence returns the lines that say something, each once, in memory of the
// report. Most findings rest on one row, and several rules go over the same
// rows: these share it.
func (m *memory) evidence(at []centrevu.Line) []centrevu.Line {
	if len(at) == 0 {
		return nil
	}
	if len(at) == 1 {
		return m.row(&at[0])
	}
	m.room(len(at))
	start := len(m.lines)
next:
	for i := range at {
		if at[i] == (centrevu.Line{}) {
			continue
		}
		for j := start; j < len(m.lines); j++ {
			if m.lines[j] == at[i] {
				continue next
			}
		}
		m.lines = append(m.lines, at[i])
	}
	return m.from(start)
}

func (m *memory) row(at *centrevu.Line) []centrevu.Line {
	// Two servers have rows in the same places, so each place has two slots.
	h := (uint(at.Offset)*31 + uint(at.Line)*7) * 0x9E3779B1 >> 16 % rowSlots &^ 1
	free := h
	for i := h; i < h+2; i++ {
		n := int(m.rows[i])
		if n == 0 {
			free = i
			break
		}
		if m.lines[n-1] == *at {
			return m.lines[n-1 : n : n]
		}
	}
	if *at == (centrevu.Line{}) {
		return nil
	}
	m.room(1)
	m.lines = append(m.lines, *at)
	if len(m.lines) <= math.MaxUint16 {
		m.rows[free] = uint16(len(m.lines))
	}
	return m.from(len(m.lines) - 1)
}

// room makes place for n more lines. What was given out stays where it is.
func (m *memory) room(n int) {
	if cap(m.lines)-len(m.lines) < n {
		m.lines = make([]centrevu.Line, 0, max(linePiece, n))
		clear(m.rows[:])
	}
}

// expect makes place for so many findings on so many rows.
func (m *memory) expect(findings, rows int) {
	m.text.Grow(findings * usualMessage)
	m.lines = make([]centrevu.Line, 0, rows+linePiece)
}

// from returns the lines from start on, so that nobody can append to them.
func (m *memory) from(start int) []centrevu.Line {
	if len(m.lines) == start {
		return nil
	}
	return m.lines[start:len(m.lines):len(m.lines)]
}
