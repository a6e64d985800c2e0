package rulefile

import (
	"slices"
	"strings"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// readHolidays reads days by the name of the holiday: one, or from..to, or a
// list of these.
func (l *loader) readHolidays(in *input, n *node) {
	if n == nil || !in.is(n, mapping, "holidays") {
		return
	}
	for _, p := range n.pairs {
		if slices.Contains(l.holidays, p.key) {
			in.errorf(p.at, "there is a holiday %s already", clip(p.key))
			continue
		}
		l.holidays = append(l.holidays, p.key)
		days := p.value.oneOrMore()
		if len(days) == 0 || p.value.kind == nothing {
			in.errorf(p.at, "the holiday %s is on no day", clip(p.key))
			continue
		}
		if len(days) > maxKeys {
			in.tooLarge(p.at, "the holiday %s has more than %d days", clip(p.key), maxKeys)
			continue
		}
		for _, day := range days {
			if h, ok := in.holiday(p, day); ok {
				l.file.Holidays = append(l.file.Holidays, h)
			}
		}
	}
}

func (in *input) holiday(p pair, n *node) (report.Holiday, bool) {
	h := report.Holiday{Name: p.key}
	if !in.is(n, scalar, "a day") {
		return h, false
	}
	first, last, span := strings.Cut(n.text, "..")
	err := h.From.UnmarshalText([]byte(strings.TrimSpace(first)))
	if err == nil && span {
		err = h.To.UnmarshalText([]byte(strings.TrimSpace(last)))
	}
	if err == nil {
		err = h.Validate()
	}
	if err != nil {
		in.errorf(n.at, "%v", err)
	}
	return h, err == nil
}

// weekly reads the hours of a silence: one text or a list.
func (l *loader) weekly(in *input, n *node) []report.Hours {
	if n == nil {
		return nil
	}
	items := n.oneOrMore()
	if len(items) == 0 || n.kind == nothing {
		in.errorf(n.at, "`weekly` is empty")
		return nil
	}
	if len(items) > maxKeys {
		in.tooLarge(n.at, "`weekly` has more than %d entries", maxKeys)
		return nil
	}
	var all []report.Hours
	for _, item := range items {
		if !in.is(item, scalar, "`weekly`") {
			continue
		}
		h, err := report.ParseHours(item.text)
		switch {
		case err != nil:
			in.errorf(item.at, "%v", err)
			continue
		case h.Holiday != "" && h.Holiday != "holidays" && !slices.Contains(l.holidays, h.Holiday):
			in.errorf(item.at, "%q is no day of the week, and no holiday%s", clip(h.Holiday), suggest.Hint(h.Holiday, slices.Concat(l.holidays, weekdays)))
			continue
		case h.Holiday == "holidays" && len(l.holidays) == 0:
			in.warnf(item.at, "no holidays are named in the file: these hours hold only on those that the program sets")
		}
		all = append(all, h)
	}
	return all
}
