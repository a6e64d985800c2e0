package rules

import (
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

func archiveRules() []report.Rule {
	needs := []report.Fact{report.FactArchive}
	return []report.Rule{{
		ID: "archive.state",
		Doc: "What does each archive of each ACD show? \"finished\" is fine here, though it is shown for a run that " +
			"failed as well: archive.log looks into that. A run known to have failed is critical. One that still runs " +
			"is a warning if it started long ago. \"not run\" is a warning, but for pseudo-ACDs, which are not archived " +
			"automatically. A word that no document names is unknown. A run that captures of before show failed, not run or " +
			"with such a word is a warning, whatever the next did, if none before the next was due, or at an unusual time, is shown finished: " +
			"until a day after the next was due.",
		Cite:   "HA guide p. 2-2, step 2; R21 database items, arch_stat; R21 administration (pseudo-ACDs 9-26; what failed can be run again)",
		Advice: "Look at the error log and the archive log, then archive again with Maintenance > Archive Data.",
		Needs:  needs,

		Thresholds: []string{"archive_running", "clock_skew"},
		Check:      archiveState,
		Sentences: []report.Sentence{
			{Code: "finished", Text: "{kind:word}: finished"},
			{Code: "succeeded", Text: "{kind:word}: succeeded"},
			{Code: "failed", Text: "{kind:word}: failed"},
			{Code: "not-run", Text: "{kind:word}: not run"},
			{Code: "not-run-pseudo", Text: "{kind:word}: not run, as is normal for a pseudo-ACD"},
			{Code: "unknown-word", Text: "{kind:word}: no document names the status \"{status:shown}\""},
			{Code: "running", Text: "{kind:word}: running since {last:time}"},
			{Code: "running-long", Text: "{kind:word}: running, and its last time is {last:time}, {age:duration} ago"},
			{Code: "running-future", Text: "{kind:word}: running; its time {last:time} lies {age:duration} in the future"},
			{Code: "running-undated", Text: "{kind:word}: running; no time is shown to tell since when"},
			{Code: "running-no-time", Text: "{kind:word}: running; without the time of the check there is no telling since when"},
			{Code: "missed-before", Text: `{kind:word}: {state:word}, but the run of {missed:time} was seen "{status:shown}", and nothing shows that it was done again`,
				Advice: adviseArchive},
			{Code: "none", Text: noRuns},
		},
	}, {
		ID: "archive.overdue",
		Doc: "Did each archive run when it was due? With a schedule, a run that is missing an hour after it was due is a " +
			"warning, and critical if the one before is missing too. Without one, judged by the age of the last run: a " +
			"warning past the limit of its kind, critical past twice the limit. Whatever the schedule, a next run that the " +
			"window shows and that lies an hour in the past is a warning, and so is one that had been due twice over when the " +
			"window was seen or lies before the last run; without a schedule, so is a next run that leaves more " +
			"time behind the last one than its kind may be old, or than the longest interval, and so is one that is not shown where those of half the " +
			"archives are. So is one that ran before a run that was seen at an earlier check, with a History. Unknown if the time is missing or lies in the " +
			"future. Does not apply to pseudo-ACDs.",
		Cite: "HA guide p. 2-2, step 2; R21 administration (interval 15, 30 or 60 minutes, daily at 12:35 a.m., " +
			"weekly, monthly); INF: the limits",
		Advice: "Missing archives on the primary: have users move to the secondary, and call support (R21). " +
			"Missing on the secondary: call support.",
		Needs: needs,

		Thresholds: []string{"archive_interval", "archive_daily", "archive_weekly", "archive_monthly", "archive_grace", "clock_skew"},
		Check:      archiveOverdue,
		Sentences: []report.Sentence{
			{Code: "in-time", Text: lastRun},
			{Code: "overdue", Text: lastRun + "; more than {limit:duration} is overdue"},
			{Code: "missed", Text: lastRun + "; it was due {due:time}"},
			{Code: "missed-twice", Text: lastRun + "; it was due {due:time}, and {before:time} as well"},
			{Code: "not-scheduled", Text: lastRun + "; the schedule does not say when it is due"},
			{Code: "future", Text: "{kind:word}: last run {last:time} lies {age:duration} in the future"},
			{Code: "undated", Text: "{kind:word}: {state:word}, and no time is shown"},
			{Code: "no-time", Text: "{kind:word}: last run {last:time}; without the time of the check there is no telling its age"},
			{Code: "not-run", Text: "{kind:word}: not run"},
			{Code: "pseudo", Text: "{kind:word}: a pseudo-ACD is not archived automatically"},
			{Code: "unknown-kind", Text: "the kind of archive is not known"},
			{Code: "next-past", Text: lastRun + "; it was to run again {next:time}, {late:duration} before the check"},
			{Code: "left-out", Text: lastRun + "; its next run is {next:time}, and one between them is missing"},
			{Code: "no-next", Text: lastRun + "; its next run is not shown, as those of others are"},
			{Code: "went-back", Text: "{kind:word}: last run {last:time}, and at the check of {before:time} it was {was:time}: what ran last does not go back", Advice: adviseBack},
			{Code: "none", Text: noRuns},
		},
	}, {
		ID: "archive.kinds",
		Doc: "Does the window show all four kinds of archive for each real ACD? A kind that is not shown may have " +
			"failed, so it is unknown.",
		Cite:   "R21 database items, arch_stat: interval, daily, weekly, monthly; INF: every real ACD has all four",
		Advice: "Scroll the whole list while capturing: Maintenance > Archiving Status, Enter, Enter.",
		Needs:  needs,
		Check:  archiveKinds,
		Sentences: []report.Sentence{
			{Code: "all", Text: "all four kinds are shown"},
			{Code: "not-shown", Text: "{kind:word}: not shown"},
			{Code: "pseudo", Text: "a pseudo-ACD is not archived automatically"},
			{Code: "none", Text: noRuns},
		},
	}, {
		ID: "archive.log",
		Doc: "Is each finished archive borne out by the error log? An entry that mentions a failed archive of this ACD " +
			"since the run is critical if it names the kind, else a warning, and so is one that mentions an archive and " +
			"says in no known words that it was done. Unknown if the log was captured before the run, or is empty.",
		Cite: "R21 database items, arch_stat: status 3 is a run that failed and is shown as finished, " +
			"\"consult the error log\"; INF: the wording of such an entry",
		Advice: "Read the error log and the archive log, then archive again with Maintenance > Archive Data.",
		Needs:  []report.Fact{report.FactArchive, report.FactErrors},
		Check:  archiveLog,
		Sentences: []report.Sentence{
			{Code: "no-failure", Text: "{kind:word}: no entry since {last:time} speaks of a failure"},
			{Code: "failure", Text: "{kind:word}: finished {last:time}, but the entry of {entry:time} speaks of a failure"},
			{Code: "failure-undated", Text: "{kind:word}: finished {last:time}, but an entry without a time speaks of a failure"},
			{Code: "perhaps-failure", Text: "{kind:word}: finished {last:time}, but the entry of {entry:time} may speak of its failure"},
			{Code: "perhaps-failure-undated", Text: "{kind:word}: finished {last:time}, but an entry without a time may speak of its failure"},
			{Code: "log-before", Text: "{kind:word}: finished {last:time}, and the error log was captured before, {read:time}"},
			{Code: "log-empty", Text: "{kind:word}: finished, which is shown for a failure as well, and the error log shows no entry at all"},
			{Code: "undated", Text: "{kind:word}: finished, and no time is shown to look for in the error log"},
			{Code: "unknown-status", Text: "{kind:word}: the status is not known, so there is no telling what to look for"},
			{Code: "not-finished", Text: "{kind:word}: shows {state:word}, not finished"},
			{Code: "none", Text: noRuns},
		},
	}, {
		ID: "archive.acds",
		Doc: "Do the Connection Status and the Archiving Status windows show the same ACDs? One that only one of " +
			"them shows was not checked in the other, so it is unknown.",
		Cite:   "HA guide p. 2-2, steps 1 and 2; INF: a real ACD has a link and archives",
		Advice: "Scroll both lists to their ends while capturing, and show all ACDs: Enter, Enter.",
		Needs:  []report.Fact{report.FactArchive, report.FactLinks},
		Check:  archiveACDs,
		Sentences: []report.Sentence{
			{Code: "both", Text: "shown in both windows"},
			{Code: "no-archives", Text: "its link is shown and its archives are not"},
			{Code: "no-link", Text: "its archives are shown and its link is not"},
			{Code: "pseudo", Text: "a pseudo-ACD has no link"},
			{Code: "none", Text: "neither window shows an ACD"},
		},
	}}
}

const (
	adviseArchive = "See in the archive log whether it was done again; if it was not, archive it with Maintenance > Archive Data."

	adviseBack = "See that the captures are today's and of this server. If the server was restored, this ends with the next run."

	noRuns  = "the Archiving Status window shows no archive"
	lastRun = "{kind:word}: last run {last:time}, {age:duration} ago"
)

// aboutRun is about one archive of an ACD.
func aboutRun(p *report.Pass, r *archive.Run) report.Subject {
	return p.AboutACD(r.ACD, r.At).Of(r.Kind.String())
}

func kindOf(r *archive.Run) report.Arg { return report.Word("kind", r.Kind.String()) }
