package rulefile

import (
	"slices"

	"example.com/centrevu"
)

// thing returns the lines of what is judged.
func (m *run) thing() []centrevu.Line {
	f := &m.facts
	switch {
	case f.Link != nil:
		return line(f.Link.at)
	case f.Run != nil:
		return line(f.Run.at)
	case f.Entry != nil:
		return line(f.Entry.at)
	case m.rule.over == overBackup:
		return f.Server.Backup.at
	}
	return nil
}

func line(l centrevu.Line) []centrevu.Line {
	if l == (centrevu.Line{}) {
		return nil
	}
	return []centrevu.Line{l}
}

// lines returns the evidence of an outcome: that of the thing, and what the
// outcome names.
func (m *run) lines(o *outcome) []centrevu.Line {
	lines := m.thing()
	if len(o.evidence) == 0 {
		return lines
	}
	lines = slices.Clone(lines)
	add := func(l centrevu.Line) {
		if l != (centrevu.Line{}) && len(lines) < maxEvidence && !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	for _, e := range o.evidence {
		if m.steps += e.cost.of(&m.facts); m.steps > maxSteps {
			return lines
		}
		// A list's element that was not seen ends filter(): what it would
		// have shown is left out.
		out, err := m.vm.Run(e.program, &m.facts)
		if err != nil {
			continue
		}
		eachLine(out, add)
	}
	return lines
}

func eachLine(v any, add func(centrevu.Line)) {
	switch v := v.(type) {
	case backupFacts:
		for _, l := range v.at {
			add(l)
		}
	case *linkFacts:
		add(v.at)
	case *runFacts:
		add(v.at)
	case *entryFacts:
		add(v.at)
	case *loginFacts:
		add(v.at)
	case []*linkFacts:
		for _, x := range v {
			add(x.at)
		}
	case []*runFacts:
		for _, x := range v {
			add(x.at)
		}
	case []*entryFacts:
		for _, x := range v {
			add(x.at)
		}
	case []any:
		for _, x := range v {
			eachLine(x, add)
		}
	}
}
