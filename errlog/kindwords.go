package errlog

import "strings"

// capital reports whether a word, or what stands behind its quote or bracket,
// begins with a capital.
func capital(w string) bool {
	for i := range min(len(w), 3) {
		if w[i] >= 'A' && w[i] <= 'Z' {
			return true
		}
	}
	return false
}

// dayOrMonth returns the mask for the name of a day or a month, whole or in
// three letters, with a capital or in capitals. Small letters are not taken:
// may and sun are words.
func dayOrMonth(s string) string {
	if len(s) < 3 || len(s) > 9 || s[0] < 'A' || s[0] > 'Z' {
		return ""
	}
	caps := s[1] < 'a'
	var low [9]byte
	for i := range len(s) {
		if low[i] = s[i] | 0x20; !letter(s[i]) || i > 0 && caps != (s[i] < 'a') {
			return ""
		}
	}
	switch string(low[:len(s)]) {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return "<day>"
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return "<month>"
	}
	return ""
}

// saysState reports whether a word of s says how things are. What does is the
// message itself, and never masked.
func saysState(s string) bool {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r < 0x80 && !letter(byte(r)) }) {
		switch strings.ToLower(w) {
		case "up", "down", "on", "off", "in", "out", "yes", "no", "not", "true", "false", "ok", "okay", "none", "null",
			"enabled", "disabled", "enable", "disable", "active", "inactive", "activated", "deactivated", "available", "unavailable", "unavail",
			"open", "opened", "close", "closed", "start", "started", "starting", "stop", "stopped", "stopping", "restart", "restarted", "restarting",
			"run", "running", "idle", "busy", "busied", "waiting", "pending", "done", "finished", "complete", "completed", "incomplete",
			"success", "successful", "succeeded", "fail", "failed", "failure", "error", "warning", "critical", "fatal", "info", "normal", "alarm", "cleared",
			"connected", "disconnected", "connect", "disconnect", "online", "offline", "service", "order", "operational", "quiescent", "acceptance", "transfer", "pumpup", "collecting",
			"full", "empty", "low", "high", "good", "bad", "valid", "invalid", "missing", "found", "lost", "restored", "degraded", "blocked", "unblocked",
			"locked", "unlocked", "mounted", "unmounted", "loaded", "unloaded", "added", "removed", "deleted", "created", "changed", "set", "reset",
			"accepted", "rejected", "granted", "denied", "allowed", "refused", "login", "logout", "read", "write", "send", "receive", "sent", "received",
			"primary", "secondary", "master", "slave", "standby", "unknown":
			return true
		}
	}
	return false
}

// nameKey reports whether the value behind key= is a name.
func nameKey(key string) bool {
	switch strings.ToLower(strings.TrimLeft(key, leading)) {
	case "host", "hostname", "node", "server", "user", "username", "login", "uid", "device", "dev", "file", "table", "process", "program", "tty", "printer", "name":
		return true
	}
	return false
}
