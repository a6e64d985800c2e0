package errlog

import "strings"

// restricts reports whether a heading, or a field of it, says that the log shows the
// entries of an ACD, a code, a severity or of hours of the day alone. It may stand behind
// the title, the date on which the log was printed, or the number of the page.
func restricts(line string) bool {
	if strings.ContainsAny(line, "0123456789") {
		line = withoutDates(line)
		if choosesHours(line) {
			return true
		}
		line = clockTime.ReplaceAllString(line, " ")
	}
	rest := line
	if inHeading.MatchString(line) {
		rest = inHeading.ReplaceAllString(line, " ")
	}
	return chosen.MatchString(rest) || chosenInTitle.MatchString(rest) || chosenAmong.MatchString(rest) || chosenWord.MatchString(rest) && !asksForAll(rest)
}

// withoutDates returns a line with marks in place of dates, so that the times beside two of
// them are no hours of the day.
func withoutDates(line string) string {
	bare := []byte(line)
	for _, at := range datesIn(bare) {
		for i := at.from; i < at.to; i++ {
			bare[i] = '|'
		}
	}
	return string(bare)
}

// choosesHours reports whether a line without dates names hours of the day, and not all of
// them. A field for the time has one time, that of the report, or asks for hours.
func choosesHours(line string) bool {
	if m := clockRange.FindStringSubmatch(line); m != nil {
		return !(dayBegins.MatchString(m[1]) && dayEnds.MatchString(m[2]))
	}
	m := timeField.FindStringSubmatch(line)
	return m != nil && !oneTime.MatchString(m[1])
}

// asksForAll reports whether a line has nothing but fields that ask for all there is.
func asksForAll(line string) bool {
	rest := withoutAll(line)
	return len(rest) < len(line) && strings.Trim(rest, " .,;|*()[]") == ""
}

func withoutAll(line string) string {
	if !strings.Contains(line, ":") || !allOf.MatchString(line) {
		return line
	}
	return allOf.ReplaceAllString(line, "")
}
