package rules

import "example.com/centrevu/report"

func archiveRules() []report.Rule {
	needs := []report.Fact{report.FactArchive}
	return []report.Rule{{
		ID: "archive.state",
		Doc: "What does each archive of each ACD show? \"finished\" is fine here, though it is shown for a run that " +
			"failed as well: archive.log looks into that. A run known to have failed is critical. One that still runs " +
			"is a warning if it started long ago. \"not run\" is a warning, but for pseudo-ACDs, which are not archived " +
			"automatically. A word that no document names is unknown.",
		Cite:   "HA guide p. 2-2, step 2; R21 database items, arch_stat; R21 administration (pseudo-ACDs 9-26)",
		Advice: "Look at the error log and the archive log, then archive again with Maintenance > Archive Data.",
		Needs:  needs,

		Thresholds: []string{"archive_running", "clock_skew"},
		Check:      archiveState,
	}, {
		ID: "archive.overdue",
		Doc: "Did each archive run when it was due? With a schedule, a run that is missing an hour after it was due is a " +
			"warning, and critical if the one before is missing too. Without one, judged by the age of the last run: a " +
			"warning past the limit of its kind, critical past twice the limit. Unknown if the time is missing or lies in " +
			"the future. Does not apply to pseudo-ACDs.",
		Cite: "HA guide p. 2-2, step 2; R21 administration (interval 15, 30 or 60 minutes, daily at 12:35 a.m., " +
			"weekly, monthly); INF: the limits",
		Advice: "Missing archives on the primary: have users move to the secondary, and call support (R21). " +
			"Missing on the secondary: call support.",
		Needs: needs,

		Thresholds: []string{"archive_interval", "archive_daily", "archive_weekly", "archive_monthly", "archive_grace", "clock_skew"},
		Check:      archiveOverdue,
	}, {
		ID: "archive.kinds",
		Doc: "Does the window show all four kinds of archive for each real ACD? A kind that is not shown may have " +
			"failed, so it is unknown.",
		Cite:   "R21 database items, arch_stat: interval, daily, weekly, monthly; INF: every real ACD has all four",
		Advice: "Scroll the whole list while capturing: Maintenance > Archiving Status, Enter, Enter.",
		Needs:  needs,
		Check:  archiveKinds,
	}, {
		ID: "archive.log",
		Doc: "Is each finished archive borne out by the error log? An entry that mentions a failed archive of this ACD " +
			"since the run is critical if it names the kind, else a warning. Unknown if the log was captured before " +
			"the run, or is empty.",
		Cite: "R21 database items, arch_stat: status 3 is a run that failed and is shown as finished, " +
			"\"consult the error log\"; INF: the wording of such an entry",
		Advice: "Read the error log and the archive log, then archive again with Maintenance > Archive Data.",
		Needs:  []report.Fact{report.FactArchive, report.FactErrors},
		Check:  archiveLog,
	}, {
		ID: "archive.acds",
		Doc: "Do the Connection Status and the Archiving Status windows show the same ACDs? One that only one of " +
			"them shows was not checked in the other, so it is unknown.",
		Cite:   "HA guide p. 2-2, steps 1 and 2; INF: a real ACD has a link and archives",
		Advice: "Scroll both lists to their ends while capturing, and show all ACDs: Enter, Enter.",
		Needs:  []report.Fact{report.FactArchive, report.FactLinks},
		Check:  archiveACDs,
	}}
}

const noRuns = "the Archiving Status window shows no archive"
