"""Where inputs come from: folders, archives (ZIP, WARC, attachments of OFD), manifests; each has a name and its bytes."""
