package errlog

import (
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// skipHeading takes a line of a page's heading. The first that names columns
// says in which order they stand.
func (p *parser) skipHeading(line []byte, at centrevu.Position) {
	p.fate = skippedHeading
	s := string(line)
	p.heading = p.heading || !isRule(s)
	if p.order == nil && !p.any {
		if p.order = layoutOf(s); p.order != nil {
			p.shared = nil // it was made for another order
		}
	}
	if p.scope.heading(s, &p.day) {
		p.scope.say(centrevu.Line{Position: at, Text: s, Source: p.src.Name})
	}
}

// isTitle reports whether the title of the report stands in a line.
func isTitle(s string) bool { return strings.Contains(wording.Fold(s), "error log") }

// clintExit is what clint, the line-driven interface, prints below the rows of
// a window; "Successful" follows (engineers' notes).
const clintExit = "+Exit"

// isRule reports whether a line is nothing but line drawing.
func isRule(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return r == ' ' || frame.Draws(r) }) == ""
}

// isHeading reports whether a line is a page heading: the report's title, the
// words above the columns, a page number, a rule.
func isHeading(s string) bool {
	s = wording.Fold(strings.TrimFunc(s, func(r rune) bool { return r == ' ' || frame.Side(r) || frame.Line(r) || frame.Joint(r) }))
	if s == "" || strings.Contains(s, "error log") {
		return true
	}
	words := 0
	for _, w := range strings.Fields(s) {
		switch strings.Trim(w, ":.,") {
		case "date", "time", "error", "code", "acd", "severity", "description", "occurred", "count", "counts", "text", "message", "number", "page", "of", "last", "and", "no":
			words++
		default:
			if w[0] < '0' || w[0] > '9' {
				return false
			}
		}
	}
	return words > 0
}
