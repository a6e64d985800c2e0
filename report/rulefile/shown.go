package rulefile

import (
	"math"
	"reflect"
	"strconv"
	"time"

	"example.com/centrevu/report"
)

// notKnown stands in a message where a value was not seen.
const notKnown = "(not known)"

// write puts a value into a message as the built-in rules do.
func write(m *report.Message, v reflect.Value) {
	switch v.Type() {
	case timeType:
		if t, ok := reflect.TypeAssert[time.Time](v); ok && !t.IsZero() {
			m.Time(t)
			return
		}
	case spanType:
		if d := time.Duration(v.Int()); d != noSpan {
			m.Age(d)
			return
		}
	}
	m.Value(shown(v))
}

// shown returns a value as messages have it.
func shown(v reflect.Value) string {
	if !v.IsValid() {
		return notKnown
	}
	switch x := v.Interface().(type) {
	case time.Time:
		if x.IsZero() {
			return notKnown
		}
		return report.FormatTime(x)
	case time.Duration:
		if x == noSpan {
			return notKnown
		}
		return report.FormatAge(x)
	case acdFacts:
		return x.acd().String()
	}
	switch v.Kind() {
	case reflect.String:
		if v.Len() == 0 {
			return notKnown
		}
		return v.String()
	case reflect.Int:
		if v.Int() == noNumber {
			return notKnown
		}
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		if f := v.Float(); f != math.Trunc(f) {
			return strconv.FormatFloat(f, 'f', 1, 64)
		}
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	case reflect.Bool:
		if v.Bool() {
			return "yes"
		}
		return "no"
	}
	return notKnown
}
