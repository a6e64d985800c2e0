package main

import (
	"strings"
	"time"
)

// backup, link and facts are what the conditions read.
type backup struct {
	State          string        `expr:"state" cel:"state"`
	Text           string        `expr:"text" cel:"text"`
	CompletedToday int           `expr:"completed_today" cel:"completed_today"`
	Age            time.Duration `expr:"age" cel:"age"`
}

type link struct {
	State       string `expr:"state" cel:"state"`
	Application string `expr:"application" cel:"application"`
	Session     string `expr:"session" cel:"session"`
	Connection  string `expr:"connection" cel:"connection"`
	Number      int    `expr:"number" cel:"number"`
	Pseudo      bool   `expr:"pseudo" cel:"pseudo"`
}

type facts struct {
	Backup *backup      `expr:"backup"`
	Link   *link        `expr:"link"`
	Role   string       `expr:"role"`
	Closed map[int]bool `expr:"closed"`
}

// condition is one question in every language.
type condition struct {
	native          func(f *facts) bool
	file, expr, cel string
}

var conditions = []condition{
	{func(f *facts) bool { return f.Backup.State == "failed" },
		`backup.state == "failed"`, `backup.state == "failed"`, `backup.state == "failed"`},
	{func(f *facts) bool { return f.Backup.Age > 26*time.Hour },
		`backup.age > 26h`, `backup.age > duration("26h")`, `backup.age > duration("26h")`},
	{func(f *facts) bool { return f.Backup.Age > 6*time.Hour && f.Role == "primary" },
		`backup.age > 6h and server.role == "primary"`, `backup.age > duration("6h") and role == "primary"`,
		`backup.age > duration("6h") && role == "primary"`},
	{func(f *facts) bool { return f.Backup.CompletedToday == 0 },
		`backup.completed_today == 0`, `backup.completed_today == 0`, `backup.completed_today == 0`},
	{func(f *facts) bool { return strings.Contains(f.Backup.Text, "error") },
		`backup.text contains "error"`, `backup.text contains "error"`, `backup.text.contains("error")`},
	{func(f *facts) bool { return f.Link.State == "down" },
		`link.state == "down"`, `link.state == "down"`, `link.state == "down"`},
	{func(f *facts) bool { return f.Link.State == "down" || f.Link.State == "off" },
		`link.state in ["down", "off"]`, `link.state in ["down", "off"]`, `link.state in ["down", "off"]`},
	{func(f *facts) bool { return f.Closed[f.Link.Number] },
		`link.acd.number in list("closed")`, `link.number in [5, 6]`, `link.number in [5, 6]`},
	{func(f *facts) bool { return f.Link.Application == "waiting session" && f.Link.Session == "quiescent" },
		`link.application == "waiting session" and link.session == "quiescent"`,
		`link.application == "waiting session" and link.session == "quiescent"`,
		`link.application == "waiting session" && link.session == "quiescent"`},
	{func(f *facts) bool { return f.Link.Connection != "operational" || f.Link.Pseudo },
		`not (link.connection == "operational") or link.acd.pseudo`,
		`not (link.connection == "operational") or link.pseudo`,
		`!(link.connection == "operational") || link.pseudo`},
}
