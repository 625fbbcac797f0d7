// Holds JSON-LD files against schema.org and what Google expects of a ClaimReview; prints what is wrong as JSON.
// node claim_review.js FOLDER_OF_NODE_MODULES FILE...
const fs = require('fs')
const { createRequire } = require('module')
const [folder, ...files] = process.argv.slice(2)
const packages = createRequire(`${folder}/package.json`)
const { structuredDataTest } = packages('structured-data-testing-tool')
const { Google } = packages('structured-data-testing-tool/presets')

const page = (text) => `<!doctype html><html><head><script type="application/ld+json">${text}</script></head></html>`

const check = async (file) => {
  const options = { presets: [Google], schemas: ['jsonld:ClaimReview'] }
  const result = await structuredDataTest(page(fs.readFileSync(file, 'utf8')), options).catch((error) => {
    if (error.type !== 'VALIDATION_FAILED') throw error
    return error.res
  })
  const names = (tests) => tests.map((test) => test.test)
  return { passed: result.passed.length, failed: names(result.failed), warnings: names(result.warnings) }
}

Promise.all(files.map(check)).then((found) => console.log(JSON.stringify(found)))
