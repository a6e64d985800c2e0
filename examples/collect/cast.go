package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"example.com/centrevu/internal/charset"
)

// cast writes an asciicast of version 2: what the program showed and when, and
// nothing of what was typed.
type cast struct {
	w     io.Writer
	begun time.Time
	chars *charset.Set
	part  []byte // of a character
	err   error
}

func newCast(w io.Writer, rows, columns int, term string, chars *charset.Set, now time.Time) *cast {
	c := &cast{w: w, begun: now, chars: chars}
	c.line(map[string]any{"version": 2, "width": columns, "height": rows, "timestamp": now.Unix(), "env": map[string]string{"TERM": term}})
	return c
}

func (c *cast) line(v any) {
	b, err := json.Marshal(v)
	if err == nil && c.err == nil {
		_, err = c.w.Write(append(b, '\n'))
	}
	if c.err == nil {
		c.err = err
	}
}

// show adds output. An asciicast holds characters and no bytes: one that comes
// in two pieces is written whole.
func (c *cast) show(p []byte, now time.Time) {
	text, rest := decode(c.chars, append(c.part, p...))
	c.part = append([]byte(nil), rest...)
	if len(text) > 0 {
		c.event(string(text), now)
	}
}

func (c *cast) event(text string, now time.Time) {
	c.line([]any{json.Number(fmt.Sprintf("%.6f", max(0, now.Sub(c.begun).Seconds()))), "o", text})
}

// end writes what is left of a character.
func (c *cast) end(now time.Time) error {
	if len(c.part) > 0 {
		var text []rune
		for _, b := range c.part {
			r := rune(b)
			if c.chars.Encoding() != nil {
				r = utf8.RuneError
			}
			text = append(text, r)
		}
		c.event(string(text), now)
	}
	return c.err
}
