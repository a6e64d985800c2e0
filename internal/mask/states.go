package mask

import "strings"

// saysState reports whether a word of s says how things are, or is one that CMS
// documents as one of a closed set. What does is the message itself, and never
// masked.
func saysState(s string) bool {
	for i := 0; i < len(s); {
		if !letter(s[i]) && s[i] < 0x80 {
			i++
			continue
		}
		start := i
		for i < len(s) && (letter(s[i]) || s[i] >= 0x80) {
			i++
		}
		if closedWord(s[start:i]) {
			return true
		}
	}
	return false
}

// plainState tells the words that never name a thing: what is in a host's name
// or a path can be called open or info, but hardly down.
func plainState(w string) bool {
	switch strings.ToLower(w) {
	case "up", "down", "ok", "yes", "no", "not", "true", "false", "enabled", "disabled", "active", "inactive", "available", "unavailable",
		"started", "stopped", "running", "idle", "busy", "finished", "completed", "failed", "failure", "succeeded", "successful",
		"connected", "disconnected", "online", "offline", "missing", "lost", "degraded", "blocked", "locked", "denied", "granted", "refused", "rejected", "accepted":
		return true
	}
	return false
}

func closedWord(w string) bool {
	if len(w) < 2 || len(w) > 16 {
		return false
	}
	var low [16]byte
	for i := range len(w) {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		low[i] = c
	}
	switch string(low[:len(w)]) {
	// How things are.
	case "up", "down", "on", "off", "in", "out", "yes", "no", "not", "true", "false", "ok", "okay", "none", "null",
		"enabled", "disabled", "enable", "disable", "active", "inactive", "activated", "deactivated", "available", "unavailable", "unavail",
		"open", "opened", "close", "closed", "start", "started", "starting", "stop", "stopped", "stopping", "restart", "restarted", "restarting",
		"run", "running", "idle", "busy", "busied", "waiting", "pending", "done", "finished", "complete", "completed", "incomplete",
		"success", "successful", "succeeded", "fail", "failed", "failure", "error", "warning", "critical", "fatal", "info", "normal", "alarm", "cleared",
		"connected", "disconnected", "connect", "disconnect", "online", "offline", "service", "order", "operational",
		"full", "empty", "low", "high", "good", "bad", "valid", "invalid", "missing", "found", "lost", "restored", "degraded", "blocked", "unblocked",
		"locked", "unlocked", "mounted", "unmounted", "loaded", "unloaded", "added", "removed", "deleted", "created", "changed", "set", "reset",
		"accepted", "rejected", "granted", "denied", "allowed", "refused", "login", "logout", "read", "write", "send", "receive", "sent", "received",
		"primary", "secondary", "master", "slave", "standby", "unknown":
		return true
	// Archives and backups: kinds, words of the window and of arch_stat, what a
	// backup holds.
	case "interval", "daily", "weekly", "monthly", "archiver", "archive", "archiving", "backup", "incremental", "restore", "timetable", "harvester":
		return true
	// Links: the words of Application, Session and Connection, the reasons of
	// linkex, the states of the switch's link.
	case "quiescent", "acceptance", "transfer", "translation", "translations", "pumpup", "collecting", "collection", "setup", "timed", "session", "maintenance", "oos":
		return true
	// Types of alarms, and words of the action list.
	case "arch", "harch", "disk", "acdlink", "ech", "working", "acknowledgment":
		return true
	// Users on a server.
	case "single", "multi":
		return true
	}
	return false
}
