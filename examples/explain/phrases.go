package main

// items are what a mask lets through where nothing else stands in a piece of a
// row: the menus, the windows that they open, soft labels, the choices of an
// action list or a form. They are what captures and documents show.
var items = []string{
	"Reports", "Dictionary", "Exceptions", "Agent Administration", "Call Center Administration", "Custom Reports",
	"User Permissions", "System Setup", "Maintenance", "Logout",

	"ACD Administration", "Archiving Status", "Backup Data", "Back Up Data", "Back Up", "Backup", "Backup/Restore Devices",
	"Connection Status", "Error Log Report", "Error Log", "Customer Error Log", "Customer Error Log Report",
	"Printer Administration", "Report Administration", "Restore Data",

	"Help", "Window", "Commands", "Keep", "Exit", "Scroll", "Current", "MainMenu",
	"List all", "List devices", "Select tables", "Find one", "Next", "Previous", "Run", "Cancel", "Successful",

	"CMS system administration data", "ACD-specific administration data", "Local system administration data",
	"Historical data", "Custom data", "Non-CMS data", "All ACDs", "Current ACD", "Full", "Incremental",

	"CentreVu(R) CMS", "CentreVu CMS", "Avaya CMS", "CMS",
}

// itemLabels are the labels that items stand behind.
var itemLabels = []string{
	"Reports", "Dictionary", "Exceptions", "Agent Administration", "Call Center Administration", "Custom Reports",
	"User Permissions", "System Setup", "Maintenance",
}

// phrases are what a mask lets through beside other phrases, numbers and times:
// labels, headings and the words of values, by the window they are of.
var phrases = map[string][]string{
	"first row": {"Windows", "of"},
	"backup": {
		"Backups completed today", "Backup completed today", "Backups completed", "Status", "Backup status", "Errors", "Error",
		"Last backup finished at", "Last backup finished", "Device name", "default",
	},
	"archive": {
		"ACD", "ACDs", "ACD(s)", "ACD number", "ACD no", "ACD name", "ACD number/name", "ACD/name",
		"Archive type", "Archiver type", "Archiving type", "Type", "Kind", "Archive", "Archiver", "Period", "ARCH_TYPE",
		"Archive status", "Archiver status", "Archiving status", "State",
		"Last archive", "Last archived", "Last run", "Last archive run", "Last time", "Last time run", "Last date and time", "Last", "Last archive date and time",
		"Date and time", "Date/time", "Date & time", "Date time", "Date", "Time", "LAST_TIME",
		"Next archive", "Next run", "Next archive run", "Next scheduled", "Next run scheduled", "Next scheduled run", "Next scheduled archive", "Next time", "Next date and time", "Next archive date and time", "Scheduled",
		"Interval", "Interval archive", "Intrahour", "Daily", "Daily archive", "Weekly", "Weekly archive", "Monthly", "Monthly archive",
		"not run", "finished", "running",
	},
	"links": {
		"Application", "Application status", "Application state", "Session", "Session status", "Session state", "Connection", "Connection state",
		"waiting session", "translation pumpup", "data transfer", "not collecting data", "busied out (switch)", "busied out",
		"CMS System Setup", "The link has gone down", "quiescent", "waiting acceptance", "operational", "out of order", "primary", "secondary",
	},
	"errlog": {"Error code", "Code", "Severity", "Description", "Occurred", "Count", "Counts", "Page", "INFO", "WARNING", "ERROR"},
}
