package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

func TestFoldChanges(t *testing.T) {
	acd := func(n int) centrevu.ACD { return centrevu.ACD{Number: n} }
	gone := func(rule string, n int) report.Change { // was fine, and nothing is said of it
		return report.Change{Was: report.OK, Is: report.Unknown, Old: &report.Finding{Rule: rule, Server: "primary", ACD: acd(n), Status: report.OK}}
	}
	is := func(rule, server string, n int, message string) report.Change {
		return report.Change{Is: report.Critical, New: &report.Finding{Rule: rule, Server: server, ACD: acd(n), Status: report.Critical, Message: message}}
	}
	for _, tt := range []struct {
		name string
		list []report.Change
		want []string
	}{
		{"one thing", []report.Change{is("links.state", "primary", 1, "down")}, []string{"critical primary, ACD 1: down (links.state)"}},
		{"several ACDs, several rules", []report.Change{
			gone("a", 1), gone("a", 2), gone("b", 1), gone("b", 2), gone("b", 2), gone("c", 1),
		}, []string{
			"unknown  primary, ACD 1, ACD 2: was fine, and is not told any more (a, b)",
			"unknown  primary, ACD 1: was fine, and is not told any more (c)",
		}},
		{"many", []report.Change{
			is("a", "", 1, "x"), is("a", "", 2, "x"), is("a", "", 3, "x"), is("a", "", 4, "x"), is("a", "", 5, "x"), is("a", "", 6, "x"),
		}, []string{"critical the pair, ACD 1, ACD 2, ACD 3, ACD 4 and 2 more: x (a)"}},
		{"nothing in common", []report.Change{is("a", "primary", 0, "x"), is("a", "secondary", 0, "x"), is("a", "primary", 0, "y")},
			[]string{"critical primary: x (a)", "critical secondary: x (a)", "critical primary: y (a)"}},
		{"the server and an ACD of it", []report.Change{is("a", "primary", 0, "x"), is("a", "primary", 3, "x")},
			[]string{"critical primary: x (a)", "critical primary, ACD 3: x (a)"}},
		{"healthy again", []report.Change{{Was: report.Critical, Is: report.OK, Old: is("a", "primary", 1, "down").New, New: &report.Finding{Message: "up"}}},
			[]string{"ok       primary, ACD 1: down (a)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range foldChanges(tt.list) {
				got = append(got, c.String())
			}
			assert.Equal(t, tt.want, got)
		})
	}
}
