package redact

// items are what a mask lets through where nothing else stands in a piece of a
// row: the menus, the windows that they open, soft labels, the choices of an
// action list or a form. They are what captures and documents show.
var items = append([]string{
	"Logout",

	"ACD Administration", "Archiving Status", "Backup Data", "Back Up Data", "Back Up", "Backup", "Backup/Restore Devices",
	"Connection Status", "Error Log Report", "Error Log", "Customer Error Log", "Customer Error Log Report",
	"Printer Administration", "Report Administration", "Restore Data",

	"Help", "Window", "Commands", "Keep", "Exit", "Scroll", "Current", "MainMenu",
	"List all", "List devices", "Select tables", "Find one", "Next", "Previous", "Run", "Cancel", "Successful",

	"CMS system administration data", "ACD-specific administration data", "Local system administration data",
	"Historical data", "Custom data", "Non-CMS data", "All ACDs", "Current ACD", "Full", "Incremental",

	"CentreVu(R) CMS", "CentreVu CMS", "Avaya CMS", "CMS",
}, itemLabels...)

// itemLabels are the labels that items stand behind.
var itemLabels = []string{
	"Reports", "Dictionary", "Exceptions", "Agent Administration", "Call Center Administration", "Custom Reports",
	"User Permissions", "System Setup", "Maintenance",
}

// others are phrases that stand beside those of the readers: in the first row of
// a screen, in the form of the backup window and in the header of a log entry.
var others = []string{
	"Windows", "of", "default",
	"Error code", "Code", "Severity", "Description", "Occurred", "Count", "Counts", "Page", "INFO", "WARNING", "ERROR",
}
