"""Publishing: takes a `Site` and makes a website or plain files of it."""
