package centrevu_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

func TestParseError(t *testing.T) {
	hour := fmt.Errorf("%w: hour 25", centrevu.ErrSyntax)
	tests := map[string]struct {
		err     centrevu.ParseError
		line    string
		excerpt string
	}{
		"all of it": {
			centrevu.ParseError{Source: "primary/backup.txt", Position: centrevu.Position{Offset: 60, Line: 3, Column: 9}, Text: "Status: 25:00", Err: hour},
			"primary/backup.txt:3:9: not understood: hour 25",
			"primary/backup.txt:3:9: not understood: hour 25\n  Status: 25:00\n          ^",
		},
		"no text":   {centrevu.ParseError{Source: "a", Position: centrevu.Position{Line: 3}, Err: hour}, "a:3: not understood: hour 25", "a:3: not understood: hour 25"},
		"no source": {centrevu.ParseError{Position: centrevu.Position{Line: 3, Column: 1}, Text: "x", Err: hour}, "3:1: not understood: hour 25", "3:1: not understood: hour 25\n  x\n  ^"},
		"no line":   {centrevu.ParseError{Source: "a", Position: centrevu.Position{Offset: 7}, Err: centrevu.ErrTooLarge}, "a:7 bytes in: too large", "a:7 bytes in: too large"},
		"nothing":   {centrevu.ParseError{}, "not understood", "not understood"},
		"no column": {centrevu.ParseError{Position: centrevu.Position{Line: 1}, Text: "abc", Err: hour}, "1: not understood: hour 25", "1: not understood: hour 25\n  abc"},
		"column past the end": {
			centrevu.ParseError{Position: centrevu.Position{Line: 1, Column: 40}, Text: "abc", Err: hour},
			"1:40: not understood: hour 25", "1:40: not understood: hour 25\n  abc",
		},
		"wide characters take two cells": {
			centrevu.ParseError{Position: centrevu.Position{Line: 1, Column: 7}, Text: "状態: 25:00", Err: hour},
			"1:7: not understood: hour 25", "1:7: not understood: hour 25\n  状態: 25:00\n        ^",
		},
		"controls never reach the terminal": {
			centrevu.ParseError{Source: "a\x1b[2J", Position: centrevu.Position{Line: 1, Column: 1}, Text: "x\x1b]0;\ny", Err: errors.New("b\rc")},
			"a�[2J:1:1: b�c", "a�[2J:1:1: b�c\n  x�]0;�y\n  ^",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.line, tt.err.Error())
			assert.Equal(t, tt.excerpt, tt.err.Excerpt())
			if tt.err.Err != nil {
				assert.ErrorIs(t, &tt.err, tt.err.Err)
			}
		})
	}
}

func TestExcerptIsBounded(t *testing.T) {
	text := strings.Repeat("a", 500) + "b" + strings.Repeat("c", 500)
	for _, column := range []int{1, 80, 121, 501, 990, 1001} {
		e := &centrevu.ParseError{Position: centrevu.Position{Line: 1, Column: column}, Text: text}
		lines := strings.Split(e.Excerpt(), "\n")
		if assert.Len(t, lines, 3) {
			assert.LessOrEqual(t, len([]rune(lines[1])), 126)
			at := len(lines[2]) - 1
			assert.Equal(t, text[column-1], string([]rune(lines[1])[at])[0], "column %d", column)
		}
	}
}

func TestParseACD(t *testing.T) {
	tests := map[string]struct {
		want centrevu.ACD
		ok   bool
	}{
		"3":                        {centrevu.ACD{Number: 3}, true},
		"3 Claims, West":           {centrevu.ACD{Number: 3, Name: "Claims, West"}, true},
		"  3   St. Louis   East ":  {centrevu.ACD{Number: 3, Name: "St. Louis East"}, true},
		"Support+":                 {centrevu.ACD{Name: "Support+"}, true},
		"26":                       {centrevu.ACD{Number: 26}, true},
		"Zürich":                   {centrevu.ACD{Name: "Zürich"}, true},
		"東京":                       {centrevu.ACD{Name: "東京"}, true},
		"27":                       {},
		"0":                        {},
		"-1":                       {centrevu.ACD{Name: "-1"}, false},
		"":                         {},
		"3 data transfer | x":      {centrevu.ACD{Number: 3, Name: "data transfer | x"}, false},
		"a name of over 20 marks.": {centrevu.ACD{Name: "a name of over 20 marks."}, false},
		"St. Lou…":                 {centrevu.ACD{Name: "St. Lou…"}, false},
	}
	for in, tt := range tests {
		got, ok := centrevu.ParseACD(in)
		assert.Equal(t, tt.ok, ok, in)
		assert.Equal(t, tt.want, got, in)
	}
}

func TestACD(t *testing.T) {
	assert.Equal(t, "ACD 3 (Claims, West)", centrevu.ACD{Number: 3, Name: "Claims, West"}.String())
	assert.Equal(t, "ACD 3", centrevu.ACD{Number: 3}.String())
	assert.Equal(t, "ACD Denver", centrevu.ACD{Name: "Denver"}.String())
	assert.Equal(t, "no ACD", centrevu.ACD{}.String())
	assert.True(t, centrevu.ACD{Number: 3}.Same(centrevu.ACD{Number: 3, Name: "Denver"}))
	assert.False(t, centrevu.ACD{Number: 3, Name: "Denver"}.Same(centrevu.ACD{Number: 4, Name: "Denver"}))
	assert.True(t, centrevu.ACD{Name: "Denver"}.Same(centrevu.ACD{Number: 4, Name: "Denver"}))
	assert.False(t, centrevu.ACD{}.Same(centrevu.ACD{}))
	assert.False(t, centrevu.ACD{Number: 8}.Pseudo())
	assert.True(t, centrevu.ACD{Number: 9}.Pseudo())
}

func TestErrors(t *testing.T) {
	a := &centrevu.ParseError{Source: "a", Position: centrevu.Position{Line: 1, Column: 2}, Text: "x y", Err: centrevu.ErrSyntax}
	b := &centrevu.ParseError{Source: "b", Err: centrevu.ErrEmpty}
	plain := errors.New("the disk is gone")
	err := errors.Join(fmt.Errorf("while reading: %w", a), errors.Join(nil, b, plain), fmt.Errorf("two: %w, %w", b, a))
	var got []*centrevu.ParseError
	for e := range centrevu.Errors(err) {
		got = append(got, e)
	}
	assert.Equal(t, []*centrevu.ParseError{a, b, {Err: plain}, b, a}, got)
	for range centrevu.Errors(err) {
		break // as early as one likes
	}
	for e := range centrevu.Errors(nil) {
		t.Error(e)
	}

	assert.Equal(t, "a:1:2: not understood\n  x y\n   ^\nb: nothing in the capture", centrevu.Excerpts(errors.Join(a, b)))
	assert.Empty(t, centrevu.Excerpts(nil))
}

func TestNoPlace(t *testing.T) {
	assert.Empty(t, centrevu.Position{}.String())
	assert.Equal(t, "text", centrevu.Line{Text: "text"}.String())
	assert.Equal(t, "log: text", centrevu.Line{Text: "text", Source: "log"}.String())
	assert.Equal(t, "log:offset 3: text", centrevu.Line{Position: centrevu.Position{Offset: 3}, Text: "text", Source: "log"}.String())
}
