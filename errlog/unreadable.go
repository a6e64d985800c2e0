package errlog

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// A part of a log that came in another encoding, out of step or over a bad line reads as
// signs that make no text, and nobody can tell what stood there.

const (
	shortestNoise = 8  // signs of a line that can be told to be none
	longestWord   = 50 // of text, in bytes: a line of uuencode or base64 has more
)

// noise are marks that seldom stand in a description.
const noise = "{}[]~^|\\@$&*+<>!?;=`"

const (
	prompts = "#$%>" // end those of shells
	fields  = "|;,"  // stand between the fields of a row

	fewestFields = 4
)

// census counts what a line has of marks that make no text: four counts side by side, so
// that one addition a byte is enough.
type census uint64

const (
	noiseMark  census = 1 << (16 * iota)
	promptMark        // of prompts
	fieldMark         // of fields
	otherMark         // no printing ASCII

	mostMarks = 1<<16 - 1 // bytes of a line that can be counted
)

var markOf = func() (of [256]census) {
	for c := range of {
		if c < ' ' || c > '~' {
			of[c] = otherMark
		}
	}
	for mark, set := range map[census]string{noiseMark: noise, promptMark: prompts, fieldMark: fields} {
		for _, c := range []byte(set) {
			of[c] += mark
		}
	}
	return of
}()

func censusOf(s []byte) (n census) {
	s = s[:min(len(s), mostMarks)]
	for ; len(s) >= 4; s = s[4:] {
		n += markOf[s[0]] + markOf[s[1]] + markOf[s[2]] + markOf[s[3]]
	}
	for _, c := range s {
		n += markOf[c]
	}
	return n
}

func (n census) of(mark census) int { return int(n / mark & mostMarks) }

// unreadable reports whether a line makes no text: too many of its signs are none of a
// language that servers have.
func unreadable(s []byte) bool { return censusOf(s).unreadable(s) }

func (n census) unreadable(s []byte) bool {
	if n.of(otherMark) == 0 {
		return len(s) >= shortestNoise && (5*n.of(noiseMark) > len(s)+shortestNoise || withoutBlank(s))
	}
	signs, none, accents, foreign, kana := 0, 0, 0, 0, 0
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRune(s[i:])
		i += n
		signs++
		switch {
		case c == utf8.RuneError, unicode.IsControl(c), unicode.Is(unicode.Co, c):
			none++
		case c < utf8.RuneSelf:
		case c < 0x250:
			accents++
		case 'ぁ' <= c && c <= 'ヺ', c == 'ー', 'ｦ' <= c && c <= 'ﾟ':
			kana++
		case c >= 0x2000:
			foreign++
		}
	}
	return signs >= shortestNoise &&
		(4*none >= signs || 5*n.of(noiseMark) > signs+shortestNoise || 5*accents > 2*signs || foreign >= 2*shortestNoise && kana == 0 || withoutBlank(s))
}

// withoutBlank reports whether a word of ASCII is longer than any of a text.
func withoutBlank(s []byte) bool {
	for len(s) > longestWord {
		n := bytes.LastIndexByte(s[:longestWord+1], ' ')
		if n < 0 {
			return asciiPrefix(s) > longestWord
		}
		s = s[n+1:]
	}
	return false
}

// mayBeUnreadable tells at a glance, in any encoding, what has few signs beyond ASCII.
func mayBeUnreadable(s []byte) bool {
	high, rest := 0, s
	for ; len(rest) >= 8; rest = rest[8:] {
		high += bits.OnesCount64(binary.LittleEndian.Uint64(rest) & highs)
	}
	for _, c := range rest {
		high += int(c >> 7)
	}
	return 3*high > len(s)
}

// withHoles returns a line with a mark in place of each NUL, if there are more than an odd
// one: what stood there was lost, or is UTF-16.
func withHoles(s []byte) []byte {
	if bytes.Count(s, []byte{0}) < shortestNoise/2 {
		return s
	}
	return bytes.ReplaceAll(s, []byte{0}, []byte{'?'})
}

// isRow reports whether a line is a row of a table, with a field that is a date and nothing
// else, or a column of the log's table and its value: that of another log than this.
func isRow(s []byte) bool { return hasFields(s) || isColumn(s) }

func hasFields(s []byte) bool {
	for _, sep := range []byte(fields) {
		if bytes.Count(s, []byte{sep}) < fewestFields {
			continue
		}
		for field := range bytes.SplitSeq(s, []byte{sep}) {
			field = bytes.Trim(field, ` "'`)
			if len(field) >= len("5/2/00") && dateShape(field, 0) == len(field) {
				return true
			}
		}
	}
	return false
}

func isColumn(s []byte) bool {
	k := blankIn(s)
	return k > 0 && bytes.HasPrefix(s[k:], []byte("  ")) && columnNames.has(s[:k])
}

// columnNames are those of customer_log (DOC).
var columnNames = words("acd_id counts date_occurred description error_code last_time severity")
