# SPDX-License-Identifier: EUPL-1.2
"""Media: images that people upload, and the files that are shown of them.

Owns each image: its cleaned file, smaller versions in modern formats, the texts and the copyright that
were given with it (in more languages where somebody adds them), its focus point, and where files lie: in
a folder, or in storage that speaks the protocol of S3.

Promises: what is published was decoded and written anew, so that no file carries anything but a picture
(no place where it was taken, no code behind it); the type is that of the content, whatever the name
says; an address to fetch from never leads into the own network; a picture without limits in pixels,
frames or bytes is refused before it is decoded; files are served so that no browser runs them.

It does not know who shows an image: whoever does says so through a port, and an image that nobody shows
is thrown away after some weeks. It has no addresses of its own in the entry API: the block whose contract
tells of images answers those.
"""
