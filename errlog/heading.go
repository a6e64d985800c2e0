package errlog

import (
	"strings"
	"unicode"

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
	if p.order == nil && !p.any && !asksForAll(s) {
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
// words above the columns, a page number, a rule. The word Error alone is what the
// program says of what it did.
func isHeading(s string) bool {
	s = wording.Fold(strings.TrimFunc(s, func(r rune) bool { return r == ' ' || frame.Side(r) || frame.Line(r) || frame.Joint(r) }))
	if s == "" || asksForAll(s) {
		return true
	}
	if before, behind, ok := strings.Cut(s, "error log"); ok {
		return saysNoMore(before) && saysNoMore(behind)
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
	return words > 0 && !saysError(s)
}

// saysError reports whether a line is the word with which the program says that what was
// asked for went wrong.
func saysError(s string) bool { return strings.EqualFold(strings.Trim(s, ".! "), "error") }

// besideTime is the column behind which Error stands above Code in a heading of several rows.
const besideTime = 12

// isHeading is that of a line at its place.
func (p *parser) isHeading(s []byte, at centrevu.Position) bool {
	return isHeading(string(s)) || at.Column > besideTime && saysError(string(s))
}

// titleWords are what stands beside "Error Log" in the title of the report, but numbers
// and names with a digit in them. In a sentence there are others.
var titleWords = wording.NewPhrases(strings.Fields("a acd acds admin administration all am and at avaya by call captured centre center centrevu cms code codes customer daily data " +
	"date dates day entries entry error errors for from high host in list log lucent maintenance menu month name no number of on only page pm primary print printed printout range " +
	"report reports run secondary selected server severity shown since site switch system the through till time times title to today until up viewed week with " +
	"mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sep oct nov dec " +
	"january february march april june july august september october november december utc gmt"))

// saysNoMore reports whether a part of a title has no words but those of titles, numbers,
// dates, names with a digit in them, and that of the only ACD, which the scope tells.
func saysNoMore(s string) bool {
	before := ""
	for _, w := range strings.FieldsFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' && c != '.' && c != '/'
	}) {
		w = strings.Trim(w, "-./")
		_, known := titleWords.Whole([]rune(w))
		if w != "" && !known && !strings.ContainsFunc(w, unicode.IsDigit) && !(before == "acd" && strings.HasSuffix(s, " only")) {
			return false
		}
		before = w
	}
	return true
}
