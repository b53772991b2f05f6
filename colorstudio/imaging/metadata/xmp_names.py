"""The XMP properties that this program reads or writes.

Sources: XMP specification parts 1 and 2; IPTC Photo Metadata Standard 2025.1 (the properties about AI systems).
"""

from __future__ import annotations

from typing import Final

from colorstudio.imaging.metadata.xmp import Name

_DC: Final = ("dc", "http://purl.org/dc/elements/1.1/")
_EVENT: Final = ("stEvt", "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#")
_EXIF: Final = ("exif", "http://ns.adobe.com/exif/1.0/")
_IPTC: Final = ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/")
_MM: Final = ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/")
_NOTE: Final = ("xmpNote", "http://ns.adobe.com/xmp/note/")
_PHOTOSHOP: Final = ("photoshop", "http://ns.adobe.com/photoshop/1.0/")
_REFERENCE: Final = ("stRef", "http://ns.adobe.com/xap/1.0/sType/ResourceRef#")
_TIFF: Final = ("tiff", "http://ns.adobe.com/tiff/1.0/")
_XMP: Final = ("xmp", "http://ns.adobe.com/xap/1.0/")

# What a file is
DESCRIPTION = Name(*_DC, "description")
FORMAT = Name(*_DC, "format")
CREATOR_TOOL = Name(*_XMP, "CreatorTool")
THUMBNAILS = Name(*_XMP, "Thumbnails")
EXTENDED = Name(*_NOTE, "HasExtendedXMP")

# How its pixels are stored
ORIENTATION = Name(*_TIFF, "Orientation")
IMAGE_WIDTH = Name(*_TIFF, "ImageWidth")
IMAGE_LENGTH = Name(*_TIFF, "ImageLength")
SOFTWARE = Name(*_TIFF, "Software")
X_RESOLUTION = Name(*_TIFF, "XResolution")
Y_RESOLUTION = Name(*_TIFF, "YResolution")
RESOLUTION_UNIT = Name(*_TIFF, "ResolutionUnit")
STORAGE = tuple(
    Name(*_TIFF, local)
    for local in (
        "BitsPerSample",
        "Compression",
        "PhotometricInterpretation",
        "SamplesPerPixel",
        "PlanarConfiguration",
        "YCbCrSubSampling",
        "YCbCrPositioning",
    )
)
PIXEL_X_DIMENSION = Name(*_EXIF, "PixelXDimension")
PIXEL_Y_DIMENSION = Name(*_EXIF, "PixelYDimension")
COLOR_SPACE = Name(*_EXIF, "ColorSpace")
COLOR_MODE = Name(*_PHOTOSHOP, "ColorMode")
ICC_PROFILE = Name(*_PHOTOSHOP, "ICCProfile")

# Where in the picture somebody or something is, for one orientation of it
PLACES = (
    Name(*_EXIF, "SubjectArea"),
    Name(*_EXIF, "SubjectLocation"),
    Name("mwg-rs", "http://www.metadataworkinggroup.com/schemas/regions/", "Regions"),
    Name("MP", "http://ns.microsoft.com/photo/1.2/", "RegionInfo"),
)

# Where it comes from
DOCUMENT_ID = Name(*_MM, "DocumentID")
ORIGINAL_DOCUMENT_ID = Name(*_MM, "OriginalDocumentID")
INSTANCE_ID = Name(*_MM, "InstanceID")
DERIVED_FROM = Name(*_MM, "DerivedFrom")
HISTORY = Name(*_MM, "History")
REFERENCE_DOCUMENT_ID = Name(*_REFERENCE, "documentID")
REFERENCE_INSTANCE_ID = Name(*_REFERENCE, "instanceID")
EVENT_ACTION = Name(*_EVENT, "action")
EVENT_INSTANCE_ID = Name(*_EVENT, "instanceID")
EVENT_PARAMETERS = Name(*_EVENT, "parameters")
EVENT_SOFTWARE_AGENT = Name(*_EVENT, "softwareAgent")
EVENT_WHEN = Name(*_EVENT, "when")
DIGITAL_SOURCE_TYPE = Name(*_IPTC, "DigitalSourceType")
AI_SYSTEM_USED = Name(*_IPTC, "AISystemUsed")
AI_SYSTEM_VERSION_USED = Name(*_IPTC, "AISystemVersionUsed")
