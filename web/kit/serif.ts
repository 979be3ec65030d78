// 宋体 for the pages that show text of documents. One import a file, so that the build sees each font's own sheet.
import '@fontsource/noto-serif-sc/400.css'
import '@fontsource/noto-serif-sc/700.css'
import './serif.css'
