package wallclock

// timeOfDay is what stands behind a date, on the 24-hour clock.
type timeOfDay struct {
	hour, minute, second int
	shape                Shape
}

// skipToTime skips what stands between a date and its time: blanks, or a comma and
// blanks. Where a time cannot begin there it returns an ErrNoTime.
func skipToTime[T text](s T, i int) (int, *Error) {
	j := i
	if j < len(s) && s[j] == ',' {
		j++
	}
	start := j
	for j < len(s) && isBlank(s[j]) {
		j++
	}
	if j == start || j == len(s) || !isDigit(s[j]) {
		return 0, &Error{Offset: j, Problem: ErrNoTime}
	}
	return j, nil
}

// clockTime reads HH:MM[:SS][ AM|PM] at s[i:], where a digit stands, up to the
// end of a word, and returns its end.
func clockTime[T text](s T, i int) (t timeOfDay, end int, e *Error) {
	hour, hourEnd := digits(s, i)
	if hourEnd == len(s) || s[hourEnd] != ':' {
		return timeOfDay{}, 0, &Error{Offset: i, Problem: ErrNoTime}
	}
	if hourEnd-i > 2 {
		return timeOfDay{}, 0, &Error{Offset: i, Problem: ErrDigits}
	}
	if hour > 23 {
		return timeOfDay{}, 0, &Error{Offset: i, Problem: ErrHour, Number: hour}
	}
	t = timeOfDay{hour: hour, shape: Minutes}
	t.minute, end, e = sixty(s, hourEnd+1, ErrMinute)
	if e != nil {
		return timeOfDay{}, 0, e
	}
	if end+1 < len(s) && s[end] == ':' && isDigit(s[end+1]) {
		t.shape = Seconds
		t.second, end, e = sixty(s, end+1, ErrSecond)
		if e != nil {
			return timeOfDay{}, 0, e
		}
	}

	pm, half, e := meridiem(s, end)
	switch {
	case e != nil:
		return timeOfDay{}, 0, e
	case half > end:
		if hour < 1 || hour > 12 {
			return timeOfDay{}, 0, &Error{Offset: i, Problem: ErrMeridiem, Number: hour}
		}
		t.hour %= 12
		if pm {
			t.hour += 12
		}
		if t.shape == Seconds {
			t.shape = SecondsAMPM
		} else {
			t.shape = MinutesAMPM
		}
		end = half
	}
	if !wordEnds(s, end) {
		return timeOfDay{}, 0, &Error{Offset: end, Problem: ErrTrailing}
	}
	return t, end, nil
}

// sixty reads a minute or a second.
func sixty[T text](s T, i int, p Problem) (v, end int, e *Error) {
	v, end = digits(s, i)
	if end-i != 2 {
		return 0, 0, &Error{Offset: i, Problem: ErrDigits}
	}
	if v > 59 {
		return 0, 0, &Error{Offset: i, Problem: p, Number: v}
	}
	return v, end, nil
}

// meridiem reads AM or PM behind the time that ends at i, with or without
// blanks in front of it, and returns its end, or i if there is none.
//
// A lone A or P, and AM or PM that a digit follows, are errors: they are what
// is left of AM or PM when a line is cut or overwritten, and the time without
// them is wrong by half a day as often as not.
func meridiem[T text](s T, i int) (pm bool, end int, e *Error) {
	j := i
	for j < len(s) && isBlank(s[j]) {
		j++
	}
	if j == len(s) {
		return false, i, nil
	}
	switch s[j] {
	case 'A', 'a':
	case 'P', 'p':
		pm = true
	default:
		return false, i, nil
	}

	k := j + 1
	dotted := k+1 < len(s) && s[k] == '.' && isM(s[k+1])
	if dotted {
		k++
	}
	if k < len(s) && isM(s[k]) {
		k++
		if dotted && k < len(s) && s[k] == '.' {
			k++
		}
		switch {
		case wordEnds(s, k):
			return pm, k, nil
		case !isLetterAt(s, k):
			return false, 0, &Error{Offset: k, Problem: ErrTrailing}
		}
	} else if wordEnds(s, k) {
		return false, 0, &Error{Offset: j, Problem: ErrTrailing}
	}
	// Some other word, like Archive: it is not ours.
	return false, i, nil
}

func isM(c byte) bool { return c == 'M' || c == 'm' }
