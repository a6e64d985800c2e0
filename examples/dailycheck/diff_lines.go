package main

import (
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// changes are what one line of a comparison says: one thing of several ACDs,
// found by several rules.
type changes struct {
	is              report.Status
	server, message string
	acds, rules     []string
}

// foldChanges puts together what reads the same: a server that was not captured
// changes everything about each of its ACDs.
func foldChanges(list []report.Change) []*changes {
	var byRule []*changes
	at := map[[4]string]*changes{}
	for _, change := range list {
		one := said(change)
		key := [...]string{change.Is.String(), one.server, one.message, one.rules[0]}
		if one.acds[0] == "" { // of the whole server, and not of one ACD more
			key[1] += " itself"
		}
		if c, ok := at[key]; !ok {
			at[key] = one
			byRule = append(byRule, one)
		} else if !slices.Contains(c.acds, one.acds[0]) {
			c.acds = append(c.acds, one.acds[0])
		}
	}
	var folded []*changes
	clear(at)
	for _, c := range byRule {
		key := [...]string{c.is.String(), c.server, c.message, strings.Join(c.acds, "\n")}
		if first, ok := at[key]; ok {
			first.rules = append(first.rules, c.rules...)
			continue
		}
		at[key] = c
		folded = append(folded, c)
	}
	return folded
}

// said says what changed: of what is healthy again, what it was.
func said(change report.Change) *changes {
	g := change.New
	if g == nil || change.Old != nil && !change.Is.Worse(report.OK) {
		g = change.Old
	}
	c := &changes{is: change.Is, server: g.Server, message: plain.Line(g.Message), acds: []string{""}, rules: []string{g.Rule}}
	if change.New == nil && !change.Was.Worse(report.OK) {
		c.message = "was fine, and is not told any more" // of what is fine the history has no words
	}
	if c.server == "" {
		c.server = "the pair"
	}
	if !g.ACD.IsZero() {
		c.acds[0] = g.ACD.String()
	}
	return c
}

func (c *changes) String() string {
	about := c.server
	if c.acds[0] != "" {
		about += ", " + some(c.acds, ", ")
	}
	return fmt.Sprintf("%-8s %s: %s (%s)", c.is, about, c.message, some(c.rules, ", "))
}

// some joins what fits into a line.
func some(list []string, between string) string {
	const most = 4
	if len(list) <= most+1 {
		return strings.Join(list, between)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], between), len(list)-most)
}
