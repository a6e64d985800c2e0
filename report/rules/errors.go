package rules

import (
	"fmt"
	"hash/fnv"
	"strconv"

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
			"is not listed as usual is a warning, or critical as above. Entries of one kind, which differ in names, " +
			"numbers, times and ACDs only, are one finding, with their ACDs and one example. What a Baseline finds missing is " +
			"told of yesterday; that many kinds ended and began at once, as after an upgrade, is one finding until it is accepted. " +
			"With a History, entries are looked at back to the last report that saw the log, else to Options.CheckedBefore. " +
			"A log without any entry is unknown: a report that was not run looks like that. So is an entry without a time " +
			"or in the future.",
		Cite:   "HA guide p. 2-2, step 4; Avaya SOLN277288; INF: what is critical",
		Advice: "Read the entry. If you do not know it as harmless, call support.",
		Needs:  needs,

		Thresholds: []string{"errors_recent", "clock_skew"},
		Check:      errorsUnusual,
		Advices:    seriousAdvice(),
		Sentences: []report.Sentence{
			{Code: "entry", Text: "{count:count} times, last {last:time}: " + citedEntry, One: "{last:time}: " + citedEntry},
			{Code: "not-judged", Text: "{count:count} times, last {last:time}: " + citedEntry + " (too little is known to tell whether it is usual)",
				One: "{last:time}: " + citedEntry + " (too little is known to tell whether it is usual)"},
			{Code: "unusual", Text: "{count:count} times, last {last:time}: " + citedEntry + " (unusual: {reason:word})",
				One: "{last:time}: " + citedEntry + " (unusual: {reason:word})"},
			{Code: "usual-critical", Text: "{count:count} times, last {last:time}: " + citedEntry + " (usual, and still critical)",
				One: "{last:time}: " + citedEntry + " (usual, and still critical)"},
			{Code: "usual", Text: "{count:count} times, last {last:time}: " + citedEntry + " (usual)", One: "{last:time}: " + citedEntry + " (usual)"},
			{Code: "kind", Text: "{count:count} times from {first:time} to {last:time}, at {acds:acd}, for example " + citedEntry},
			{Code: "changed", Text: "{count:count} times, last {last:time}: " + citedEntry + " (new since many kinds changed at once)",
				One: "{last:time}: " + citedEntry + " (new since many kinds changed at once)"},
			{Code: "holiday", Text: "{count:count} entries that come daily did not come yesterday, which is most of them: a holiday, or a log that was not written"},
			{Code: "silent-acd", Text: "not a single entry of this ACD came yesterday, which has some every day"},
			{Code: "still-missing", Text: "an entry that comes daily is still missing since {since:time}: " + citedEntry},
			{Code: "upgrade", Text: "many kinds of entries changed at once on {since:time}, as after an upgrade: {begun:count} new, {ended:count} missing, such as {pair:shown}"},
			{Code: "missing", Text: "an entry that comes daily did not come yesterday: " + citedEntry},
			{Code: "undated", Text: "{count:count} times without a time: " + citedEntry, One: "once without a time: " + citedEntry},
			{Code: "future", Text: "{last:time} lies in the future, {count:count} times: " + citedEntry, One: "{last:time} lies in the future, once: " + citedEntry},
			{Code: "quiet", Text: "no entry in the last {recent:duration}; the newest of {count:count} is of {last:time}"},
			{Code: "no-time", Text: "{count:count} entries; without the time of the check there is no telling which are recent",
				One: "1 entry; without the time of the check there is no telling which are recent"},
			{Code: "empty", Text: "the error log shows no entry at all, as a report that was not run does", Explains: []report.Explains{
				{Rule: "archive.log", Codes: []string{"log-empty"}}, {Rule: "errors.pair", Codes: []string{"empty"}}, {Rule: "pair.named", Codes: []string{"log-empty"}},
			}},
		},
	}, {
		ID: "errors.current",
		Doc: "Was the error log read to today? Judged by its newest entry, else by when it was captured: entries that came " +
			"later are not in it, so that a log read too early is unknown, and so is one of which nothing says when it was " +
			"read, or a time in the future does, or one that begins after the check of yesterday. A log that names a range " +
			"of dates is to reach to when it was captured, and one that says that it is a part tells nothing of the rest. " +
			"With a " +
			"History, one that has lost the newest entry that was seen then, and begins no later than that, is a warning: it is " +
			"an older log, or another server's.",
		Cite:   "HA guide p. 2-2 (the check is daily); INF: the limit",
		Advice: "Run Maintenance > Error Log Report again, up to today, and capture it.",
		Needs:  needs,

		Thresholds: []string{"errors_recent", "errors_seen", "clock_skew"},
		Check:      errorsCurrent,
		Sentences: []report.Sentence{
			{Code: "newest", Text: "its newest entry is of {last:time}"},
			{Code: "read", Text: "the log was read up to {read:time}"},
			{Code: "read-early", Text: "the log was read up to {read:time}; nothing is known of the {since:duration} since",
				Explains: []report.Explains{{Rule: "archive.log", Codes: []string{"log-before"}}}},
			{Code: "part", Text: "the log says that it is a part of the whole; nothing is known of the rest",
				Explains: []report.Explains{{Rule: "archive.log", Codes: []string{"log-before"}}}},
			{Code: "lost", Text: "the entry of {seen:time} with code {code:shown}, the newest of the log at the check of {before:time}, is not in it: it is an older log, or another server's",
				Advice: "Capture the log of this server again. If it was cleared there, silence this for a day: the next check goes by today's."},
			{Code: "begins", Text: "the log shows nothing from before {from:time}; nothing is known of the {gap:duration} before that"},
			{Code: "undated", Text: "nothing says up to when the log was read"},
			{Code: "future", Text: "the log was read up to {read:time}, which lies {ahead:duration} in the future"},
			{Code: "no-time", Text: "without the time of the check there is no telling if the log was read to today"},
		},
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
		Sentences: []report.Sentence{
			{Code: "both", Text: "on both servers: " + citedEntry},
			{Code: "primary-only", Text: "on the primary only: " + citedEntry},
			{Code: "secondary-only", Text: "on the secondary only: " + citedEntry},
			{Code: "quiet", Text: "neither server's log has entries since yesterday's check that are not known as usual"},
			{Code: "no-time", Text: "without the time of the check there is no telling which entries are recent"},
			{Code: "empty", Text: "an error log shows no entry at all, as a report that was not run does"},
		},
	}}
}

// citedEntry cites an entry by its code, for which no meaning is documented, and
// the start of its text.
const citedEntry = "code {code:shown}, {text:shown}"

// cited is the values of citedEntry.
func cited(code int, text string) []report.Arg {
	const most = 160
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "..."
	}
	return []report.Arg{report.Shown("code", strconv.Itoa(code)), report.Shown("text", text)}
}

// nameOf is the Subject of findings about a kind of entry: its code, and a
// fingerprint of its text, which can be long and hold anything.
func nameOf(k errlog.Kind) string { return fmt.Sprintf("entry %d %s", k.Code, fingerprint(k.Text)) }

func fingerprint(text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	return fmt.Sprintf("%08x", h.Sum32())
}
