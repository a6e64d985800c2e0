package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

func docs(c *command) error {
	asJSON := c.flags.Bool("json", false, "")
	if err := c.parse(); err != nil {
		return err
	}
	f := &rulefile.File{}
	if c.flags.NArg() > 0 {
		fsys, names, err := c.files("rule file")
		if err != nil {
			return err
		}
		if f, err = rulefile.ParseFS(fsys, rulefile.Options{}, escaped(names)...); err != nil {
			c.wrong(err)
			return found(report.Unknown)
		}
	}
	if *asJSON {
		e := json.NewEncoder(c.stdout)
		e.SetIndent("", "  ")
		return e.Encode(map[string]any{"rules": slices.Concat(rules.All(), f.Rules), "evaluator": report.Sentences(nil)})
	}
	_, err := c.stdout.Write(catalogue(rules.All(), f.Rules))
	return err
}

// catalogue writes the Markdown.
func catalogue(builtin, own []report.Rule) []byte {
	var b bytes.Buffer
	b.WriteString("# The catalogue of rules\n\nWritten by `go run ./examples/rulecheck docs`; a test holds this file to it.\n\n" +
		"A finding has a code, unique in its rule, and the values of its sentence, which stand in braces with their kinds.\n\n")
	b.WriteString("- [Built-in rules](#built-in-rules)\n")
	if len(own) > 0 {
		b.WriteString("- [Rules of the site](#rules-of-the-site)\n")
	}
	b.WriteString("- [What the evaluator says](#what-the-evaluator-says)\n- [Thresholds](#thresholds)\n- [What conditions in rule files can read](#what-conditions-in-rule-files-can-read)\n")
	b.WriteString("\n## Built-in rules\n")
	section(&b, builtin)
	if len(own) > 0 {
		b.WriteString("\n## Rules of the site\n")
		section(&b, own)
	}
	evaluators(&b)
	b.WriteString("\n## Thresholds\n\n| name | default | what it is, and why |\n| --- | --- | --- |\n")
	for _, l := range report.LimitNames() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", l.Name, report.FormatAge(l.Default), cell(l.Doc))
	}
	b.WriteString("\n## What conditions in rule files can read\n\n| path | type | in rules for | what it is |\n| --- | --- | --- | --- |\n")
	for _, v := range rulefile.Reference() {
		typ := v.Type
		if len(v.Words) > 0 {
			typ = strings.Join(v.Words, ", ")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", v.Path, cell(typ), scope(v.For), cell(v.Doc))
	}
	return b.Bytes()
}

// scope names the rules that can read a value, short where that is most.
func scope(of []string) string {
	switch len(of) {
	case 5:
		return "all for a server"
	case 7:
		return "all"
	}
	return strings.Join(of, ", ")
}

func section(b *bytes.Buffer, list []report.Rule) {
	for _, r := range list {
		fmt.Fprintf(b, "\n### %s\n\n%s\n\n- Asked of: %s\n", r.ID, text(r.Doc), asked[r.Scope])
		fmt.Fprintf(b, "- Reads: %s\n", facts(r))
		if len(r.Thresholds) > 0 {
			fmt.Fprintf(b, "- Thresholds: `%s`\n", strings.Join(r.Thresholds, "`, `"))
		}
		fmt.Fprintf(b, "- Rests on: %s\n- Advice: %s\n", text(r.Cite), text(r.Advice))
		for _, more := range []struct{ name, value string }{
			{"Tags", strings.Join(r.Tags, ", ")}, {"Owner", r.Owner}, {"Since", r.Since}, {"Deprecated", r.Deprecated},
		} {
			if more.value != "" {
				fmt.Fprintf(b, "- %s: %s\n", more.name, text(more.value))
			}
		}
		sentences(b, r.Sentences)
	}
}

// sentences writes what can be said, by code: the sentence, that for a count of
// one, what of other rules it explains, and advice of its own.
func sentences(b *bytes.Buffer, list []report.Sentence) {
	if len(list) == 0 {
		return
	}
	b.WriteString("\n| code | sentence | advice |\n| --- | --- | --- |\n")
	for _, s := range list {
		fmt.Fprintf(b, "| `%s` | %s", s.Code, cell(s.Text))
		if s.One != "" {
			fmt.Fprintf(b, "; of one: %s", cell(s.One))
		}
		for _, x := range s.Explains {
			fmt.Fprintf(b, "; explains %s `%s`", x.Rule, strings.Join(x.Codes, "`, `"))
		}
		fmt.Fprintf(b, " | %s |\n", cell(s.Advice))
	}
}

// evaluators writes what the evaluator says itself.
func evaluators(b *bytes.Buffer) {
	b.WriteString("\n## What the evaluator says\n")
	var list []report.Sentence
	all := report.Sentences(nil)
	for i, s := range all {
		list = append(list, s.Sentence)
		if i+1 < len(all) && all[i+1].Rule == s.Rule {
			continue
		}
		if s.Rule == "" {
			b.WriteString("\nIn the name of any rule:\n")
		} else {
			fmt.Fprintf(b, "\n### %s\n", s.Rule)
		}
		sentences(b, list)
		list = nil
	}
}

var asked = map[report.Scope]string{report.PerServer: "each server", report.PerPair: "the pair"}

func facts(r report.Rule) string {
	var list []string
	for _, f := range r.Needs {
		list = append(list, f.Window())
	}
	for _, f := range r.Optional {
		list = append(list, f.Window()+" (where it is captured)")
	}
	if list == nil {
		return "what the captures themselves say"
	}
	return strings.Join(list, ", ")
}

// text keeps what a rule says from being read as Markdown.
func text(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", "&lt;", "`", "\\`").Replace(s)
}

func cell(s string) string { return strings.ReplaceAll(text(s), "|", `\|`) }
