package rules

import (
	"fmt"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

func errorRules() []report.Rule {
	needs := []report.Fact{report.FactErrors}
	return []report.Rule{{
		ID: "errors.unusual",
		Doc: "Does the error log have unusual entries since yesterday's check? With a Baseline of this server's log, what " +
			"that finds unusual is a warning, and what speaks of data collection that stays down, clocks that differ, a " +
			"failed archive or a full disk is critical however usual it is. Without one there is no telling what is usual, " +
			"and the severity is no filter: an INFO entry can say that data collection is down. So each recent entry that " +
			"is not listed as usual is a warning, or critical as above. Repeats of one code, ACD and text are one finding. " +
			"A log without any entry is unknown: a report that was not run looks like that. So is an entry without a time " +
			"or in the future.",
		Cite:   "HA guide p. 2-2, step 4; Avaya SOLN277288; INF: what is critical",
		Advice: "Read the entry. If you do not know it as harmless, call support.",
		Needs:  needs,

		Thresholds: []string{"errors_recent", "clock_skew"},
		Check:      errorsUnusual,
	}, {
		ID: "errors.current",
		Doc: "Was the error log read to today? Judged by its newest entry, else by when it was captured: entries that came " +
			"later are not in it, so that a log read too early is unknown. Does not apply if nothing says when it was " +
			"captured.",
		Cite:   "HA guide p. 2-2 (the check is daily); INF: the limit",
		Advice: "Run Maintenance > Error Log Report again, up to today, and capture it.",
		Needs:  needs,

		Thresholds: []string{"errors_recent", "clock_skew"},
		Check:      errorsCurrent,
	}, {
		ID: "errors.pair",
		Doc: "Do errors come on one server only? Both collect the same data from the same switch, so that a kind of entry " +
			"that only one of them has since yesterday's check points to that server or its path: a warning. Entries that " +
			"are listed as usual, or that the server's Baseline knows, are left out.",
		Cite:   "HA guide ch. 1: both servers collect the same data; INF: what comes on one only is that one's",
		Advice: "Look at that server and its path to the switch first.",
		Scope:  report.PerPair,
		Needs:  needs,

		Thresholds: []string{"errors_recent", "clock_skew"},
		Check:      errorsPair,
	}}
}

// label cites an entry by its code, for which no meaning is documented, and
// the start of its text.
func label(e *errlog.Entry) string {
	const most = 160
	text := []rune(e.Text)
	if len(text) > most {
		return fmt.Sprintf("code %d, %s...", e.Code, string(text[:most]))
	}
	return fmt.Sprintf("code %d, %s", e.Code, e.Text)
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
