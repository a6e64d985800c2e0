package main

import (
	"fmt"
	"path"
	"reflect"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/ext"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

type contender struct {
	name       string
	conditions int        // that a run answers
	run        func() int // returns how many are true
	load       func() error
}

var all = seen() // what the bare ways judge: every link of both servers

var contenders = []contender{
	{"Go", len(conditions) * len(all), runGo, nil},
	{"bare expr", len(conditions) * len(all), exprRun(), load200(func(c condition) error { _, err := exprProgram(c); return err })},
	{"cel-go", len(conditions) * len(all), celRun(), load200(func(c condition) error { _, err := celProgram(c); return err })},
	{"Go rules, evaluated", len(conditions) * len(all), evaluate(goRules()), nil},
	{"file rules, evaluated", len(conditions) * len(all), evaluate(fileRules(1)), func() error { fileRules(20); return nil }},
}

// load200 compiles two hundred conditions.
func load200(compile func(condition) error) func() error {
	return func() error {
		for range 20 {
			for _, c := range conditions {
				if err := compile(c); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

func runGo() int {
	n := 0
	for i := range all {
		for j := range conditions {
			if conditions[j].native(&all[i]) {
				n++
			}
		}
	}
	return n
}

func exprProgram(c condition) (*vm.Program, error) {
	return expr.Compile(c.expr, expr.Env(facts{}), expr.AsBool())
}

func exprRun() func() int {
	var programs []*vm.Program
	for _, c := range conditions {
		p, err := exprProgram(c)
		must(err)
		programs = append(programs, p)
	}
	var m vm.VM
	return func() int {
		n := 0
		for i := range all {
			for _, p := range programs {
				out, err := m.Run(p, &all[i])
				must(err)
				if out.(bool) {
					n++
				}
			}
		}
		return n
	}
}

var celEnv = func() *cel.Env {
	pkg := path.Base(reflect.TypeFor[backup]().PkgPath()) // as CEL names the types
	env, err := cel.NewEnv(
		ext.NativeTypes(reflect.TypeFor[backup](), reflect.TypeFor[link](), ext.ParseStructTags(true)),
		cel.Variable("backup", cel.ObjectType(pkg+".backup")),
		cel.Variable("link", cel.ObjectType(pkg+".link")),
		cel.Variable("role", cel.StringType),
	)
	must(err)
	return env
}()

func celProgram(c condition) (cel.Program, error) {
	ast, iss := celEnv.Compile(c.cel)
	if iss.Err() != nil {
		return nil, iss.Err()
	}
	return celEnv.Program(ast, cel.EvalOptions(cel.OptOptimize))
}

func celRun() func() int {
	var programs []cel.Program
	for _, c := range conditions {
		p, err := celProgram(c)
		must(err)
		programs = append(programs, p)
	}
	var vars []any
	for i := range all {
		v, err := cel.NewActivation(map[string]any{"backup": all[i].Backup, "link": all[i].Link, "role": all[i].Role})
		must(err)
		vars = append(vars, v)
	}
	return func() int {
		n := 0
		for _, v := range vars {
			for _, p := range programs {
				out, _, err := p.Eval(v)
				must(err)
				if out.Value().(bool) {
					n++
				}
			}
		}
		return n
	}
}

// fileRules reads a file with a rule for each condition, so many times.
func fileRules(times int) []report.Rule {
	var b strings.Builder
	b.WriteString("version: 1\nlists:\n  closed: [5, 6]\nrules:\n")
	for t := range times {
		for i, c := range conditions {
			fmt.Fprintf(&b, "  - id: bench.n%d-%d\n    doc: A condition.\n    cite: bench\n    advice: None.\n    for: each link\n"+
				"    outcomes:\n      - when: %s\n        status: warning\n        message: \"true of {link.connection}\"\n"+
				"    otherwise: {status: ok, message: \"not true of {link.connection}\"}\n", t, i, c.file)
		}
	}
	f, err := rulefile.Parse(strings.NewReader(b.String()), "bench.yml", rulefile.Options{})
	must(err)
	return f.Rules
}

// goRules are the same rules as an in-house tool would write them.
func goRules() []report.Rule {
	var list []report.Rule
	for i, c := range conditions {
		list = append(list, report.Rule{
			ID: fmt.Sprintf("bench.n%d", i), Doc: "A condition.", Cite: "bench", Advice: "None.",
			Needs: []report.Fact{report.FactBackup, report.FactLinks},
			Check: func(p *report.Pass) error {
				f := facts{Backup: backupOf(p.Server), Role: p.Server.Role.String(), Closed: closed}
				for j := range p.Server.Links.Links {
					l := &p.Server.Links.Links[j]
					shown := linkOf(l, strings.Contains(c.file, "link.state"))
					f.Link = &shown
					about := p.AboutACD(l.ACD, l.At)
					if c.native(&f) {
						about.Say(report.Warning, p.Message().Str("true of ").Value(shown.Connection).String())
					} else {
						about.Say(report.OK, p.Message().Str("not true of ").Value(shown.Connection).String())
					}
				}
				return nil
			},
		})
	}
	return list
}

func evaluate(rules []report.Rule) func() int {
	p := servers()
	return func() int {
		n := 0
		for _, f := range report.Evaluate(p, rules, report.Options{Now: now}).Findings {
			if f.Status == report.Warning {
				n++
			}
		}
		return n
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// sameAnswers holds every way to what Go says.
func sameAnswers() error {
	for _, c := range contenders {
		if n := c.run(); n != wantYes {
			return fmt.Errorf("%s: %d conditions are true, want %d", c.name, n, wantYes)
		}
	}
	return nil
}
