<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>Activity</name>
    <message>
        <source>Activity</source>
        <translation>Aktivitas</translation>
    </message>
    <message>
        <source>The check was stopped. Nothing was changed.</source>
        <translation>Pemeriksaan dihentikan. Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Checking every entry, every file and every seal</source>
        <translation>Memeriksa setiap entri, setiap berkas, dan setiap segel</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Check everything now</source>
        <translation>Periksa semuanya sekarang</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Apa yang harus dilakukan</translation>
    </message>
    <message>
        <source>Everything is in order: {checked}.</source>
        <translation>Semuanya utuh: {checked}.</translation>
    </message>
    <message>
        <source>The check found something: {checked}.</source>
        <translation>Pemeriksaan menemukan sesuatu: {checked}.</translation>
    </message>
    <message>
        <source>You can still read and export everything.</source>
        <translation>Anda masih dapat membaca dan mengekspor semuanya.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Yang ditemukan</translation>
    </message>
    <message>
        <source>And more of the same kind.</source>
        <translation>Dan beberapa lagi yang serupa.</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Belum ada aktivitas</translation>
    </message>
    <message>
        <source>Every import, share and change is written down here.</source>
        <translation>Setiap penambahan, berbagi, dan perubahan dicatat di sini.</translation>
    </message>
    <message>
        <source>Add records</source>
        <translation>Tambah catatan</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Tampilkan yang lebih lama</translation>
    </message>
</context>
<context>
    <name>AddDone</name>
    <message>
        <source>See the records</source>
        <translation>Lihat catatan</translation>
    </message>
    <message>
        <source>Add more</source>
        <translation>Tambah lagi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
</context>
<context>
    <name>AddRecords</name>
    <message>
        <source>These files are read as soon as those before them are done.</source>
        <translation>Berkas ini dibaca segera setelah berkas sebelumnya selesai.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>The files were read. Nothing is saved before you have checked them.</source>
        <translation>Berkas sudah dibaca. Tidak ada yang disimpan sebelum Anda memeriksanya.</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Stopped. The file in hand was not saved; files before it were.</source>
        <translation>Dihentikan. Berkas yang sedang diproses tidak disimpan; berkas sebelumnya sudah.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was saved.</source>
        <translation>Dihentikan. Tidak ada yang disimpan.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Menghentikan…</translation>
    </message>
    <message>
        <source>Saving your records</source>
        <translation>Menyimpan catatan Anda</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Membaca berkas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
</context>
<context>
    <name>AddStart</name>
    <message>
        <source>Add records</source>
        <translation>Tambah catatan</translation>
    </message>
    <message>
        <source>A file that names nobody is taken to be about {name}.</source>
        <translation>Berkas yang tidak menyebut nama dianggap milik {name}.</translation>
    </message>
    <message>
        <source>Write down by hand</source>
        <translation>Catat sendiri</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Penambahan sebelumnya</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Pilih berkas</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Pilih folder</translation>
    </message>
    <message>
        <source>Drop files or folders anywhere in this window</source>
        <translation>Letakkan berkas atau folder di mana saja di jendela ini</translation>
    </message>
    <message>
        <source>Lab results and letters as PDF or photo, files from hospitals and the BPJS, exports of a phone or watch, X-ray CDs, tables; also many at once and in zip archives. Nothing is saved before you have looked at it.</source>
        <translation>Hasil lab dan surat dalam bentuk PDF atau foto, berkas dari rumah sakit dan BPJS, ekspor dari ponsel atau jam tangan, CD rontgen, tabel; boleh banyak sekaligus, juga di dalam arsip zip. Tidak ada yang disimpan sebelum Anda memeriksanya.</translation>
    </message>
</context>
<context>
    <name>AddWitnessSheet</name>
    <message>
        <source>Choose a witness</source>
        <translation>Pilih saksi</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>From the hospital or association that offers it.</source>
        <translation>Dari rumah sakit atau perhimpunan yang menyediakannya.</translation>
    </message>
    <message>
        <source>Its key, if you were given one</source>
        <translation>Kuncinya, bila Anda diberi</translation>
    </message>
    <message>
        <source>Leave this empty to take the key that the witness tells at its address.</source>
        <translation>Kosongkan untuk memakai kunci yang disebutkan saksi di alamatnya.</translation>
    </message>
    <message>
        <source>This program then asks the witness once a day. The witness sees your internet address and that somebody is there; it learns no name, no record, not even how many there are.</source>
        <translation>Setelah itu program ini menyapa saksi sekali sehari. Saksi melihat alamat internet Anda dan bahwa ada seseorang di sana; ia tidak tahu nama, tidak tahu isi catatan, bahkan tidak tahu berapa jumlahnya.</translation>
    </message>
    <message>
        <source>Choose this witness</source>
        <translation>Pilih saksi ini</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Type the address of the witness.</source>
        <translation>Ketik alamat saksi.</translation>
    </message>
</context>
<context>
    <name>BackupsScreen</name>
    <message>
        <source>One sealed file holds everything: records, originals, people, history. Your recovery sheet opens it, on any computer.</source>
        <translation>Satu berkas tersegel memuat semuanya: catatan, berkas asli, anggota keluarga, riwayat. Lembar pemulihan Anda membukanya, di komputer mana pun.</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>Pilih tempat</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Belum ada cadangan</translation>
    </message>
    <message>
        <source>If this computer is lost, everything in the vault is lost with it. A stick in a drawer is enough.</source>
        <translation>Kalau komputer ini hilang, isi brankas ikut hilang. Satu flashdisk di laci sudah cukup.</translation>
    </message>
    <message>
        <source>Add another place</source>
        <translation>Tambah tempat lain</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Simpan sebagai berkas</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>One backup into a file</source>
        <translation>Satu cadangan dalam sebuah berkas</translation>
    </message>
    <message>
        <source>Wherever you like.</source>
        <translation>Di mana saja Anda mau.</translation>
    </message>
    <message>
        <source>Get a vault back from a backup</source>
        <translation>Kembalikan brankas dari cadangan</translation>
    </message>
    <message>
        <source>It is made beside this one; this one is not touched.</source>
        <translation>Dibuat di samping yang ini; yang ini tidak disentuh.</translation>
    </message>
    <message>
        <source>While the vault is open; a missed one is made up for.</source>
        <translation>Selama brankas terbuka; yang terlewat akan disusulkan.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Otomatis</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Cadangkan sekarang</translation>
    </message>
    <message>
        <source>No longer use it</source>
        <translation>Berhenti memakainya</translation>
    </message>
    <message>
        <source>Save the backup</source>
        <translation>Simpan cadangan</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Mencadangkan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stopped. The backups made before are all there.</source>
        <translation>Dihentikan. Cadangan yang sudah ada tetap lengkap.</translation>
    </message>
    <message>
        <source>No longer use this place?</source>
        <translation>Berhenti memakai tempat ini?</translation>
    </message>
    <message>
        <source>What lies there stays and can still be restored.</source>
        <translation>Yang tersimpan di sana tetap ada dan masih bisa dipulihkan.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Jangan, simpan saja</translation>
    </message>
</context>
<context>
    <name>Bands</name>
    <message>
        <source>Leave the sample</source>
        <translation>Tinggalkan contoh</translation>
    </message>
    <message>
        <source>You are looking at a sample. These people are made up.</source>
        <translation>Anda sedang melihat contoh. Orang-orang ini rekaan.</translation>
    </message>
    <message>
        <source>You are acting for {name}.</source>
        <translation>Anda bertindak untuk {name}.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Apa yang harus dilakukan</translation>
    </message>
    <message>
        <source>This is a copy of your vault. You can read; nothing is saved yet.</source>
        <translation>Ini salinan brankas Anda. Anda dapat membaca; belum ada yang disimpan.</translation>
    </message>
    <message>
        <source>Something in the vault was changed from outside. Reading still works.</source>
        <translation>Ada isi brankas yang diubah dari luar. Membaca tetap bisa.</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Files were read and wait for you to check them.</source>
        <translation>Berkas sudah dibaca dan menunggu Anda periksa.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Files are being read or saved.</source>
        <translation>Berkas sedang dibaca atau disimpan.</translation>
    </message>
    <message>
        <source>Show the ways in</source>
        <translation>Lihat cara masuk</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Lihat berkasnya</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>{kind} for {name}, not kept yet.</source>
        <translation>{kind} untuk {name}, belum disimpan.</translation>
    </message>
    <message>
        <source>You had begun something</source>
        <translation>Ada catatan yang belum selesai</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>For {name}. It is kept as written down by you.</source>
        <translation>Untuk {name}. Disimpan sebagai catatan yang Anda tulis sendiri.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>What stood there before stays as a version.</source>
        <translation>Isi sebelumnya tetap tersimpan sebagai versi lama.</translation>
    </message>
    <message>
        <source>The new version was kept.</source>
        <translation>Versi baru tersimpan.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Ditarik kembali.</translation>
    </message>
</context>
<context>
    <name>CardsInput</name>
    <message>
        <source>The 33 words of card {number}</source>
        <translation>33 kata pada kartu ke-{number}</translation>
    </message>
    <message>
        <source>In their order. Four letters of each word are enough.</source>
        <translation>Sesuai urutannya. Empat huruf pertama setiap kata sudah cukup.</translation>
    </message>
    <message>
        <source>Lay this card down</source>
        <translation>Pakai kartu ini</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Terbaca</translation>
    </message>
    <message>
        <source>Type the words of a card, or take them from a file.</source>
        <translation>Ketik kata-kata pada kartu, atau ambil dari berkas.</translation>
    </message>
    <message>
        <source>Lay the cards down one after the other, in any order.</source>
        <translation>Masukkan kartu satu per satu, urutannya bebas.</translation>
    </message>
    <message>
        <source>These cards are enough.</source>
        <translation>Kartu-kartu ini sudah cukup.</translation>
    </message>
</context>
<context>
    <name>CardsSheet</name>
    <message>
        <source>What holders can do</source>
        <translation>Apa yang dapat dilakukan pemegang kartu</translation>
    </message>
    <message>
        <source>One holder alone learns nothing. Enough of them together can open a copy of your vault, without asking you: choose people who would not do that behind your back.</source>
        <translation>Satu pemegang kartu saja tidak dapat membaca apa-apa. Tetapi beberapa pemegang bersama-sama dapat membuka salinan brankas Anda tanpa bertanya kepada Anda. Pilihlah orang yang tidak akan melakukannya diam-diam.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Make recovery cards?</source>
        <translation>Buat kartu pemulihan?</translation>
    </message>
    <message>
        <source>Cards for people you trust, for the day when everything else is lost.</source>
        <translation>Kartu untuk orang-orang yang Anda percaya, untuk hari ketika yang lain sudah hilang.</translation>
    </message>
    <message>
        <source>New cards end the old ones: those open nothing any more.</source>
        <translation>Kartu baru menggantikan yang lama: kartu lama tidak membuka apa-apa lagi.</translation>
    </message>
    <message>
        <source>Good for most: for instance partner, sister, and one in a drawer elsewhere.</source>
        <translation>Cocok untuk kebanyakan orang: misalnya pasangan, kakak, dan satu disimpan di tempat lain.</translation>
    </message>
    <message>
        <source>For a larger family: two cards may be lost, and it takes three people.</source>
        <translation>Untuk keluarga besar: dua kartu boleh hilang, dan perlu tiga orang untuk membuka.</translation>
    </message>
    <message>
        <source>How many cards?</source>
        <translation>Berapa kartu?</translation>
    </message>
    <message>
        <source>Make the cards</source>
        <translation>Buat kartunya</translation>
    </message>
    <message>
        <source>Your recovery cards</source>
        <translation>Kartu pemulihan Anda</translation>
    </message>
    <message>
        <source>Print each card, or save them as files and print them elsewhere. They are kept nowhere in the vault and can never be shown again.</source>
        <translation>Cetak setiap kartu, atau simpan sebagai berkas dan cetak di tempat lain. Kartu tidak disimpan di dalam brankas dan tidak dapat ditampilkan lagi.</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>Cetak semua</translation>
    </message>
    <message>
        <source>Save all in a folder</source>
        <translation>Simpan semua di satu folder</translation>
    </message>
    <message>
        <source>I have printed or saved them</source>
        <translation>Sudah saya cetak atau simpan</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>QR code of the recovery card</source>
        <translation>Kode QR kartu pemulihan</translation>
    </message>
    <message>
        <source>Where to save the cards</source>
        <translation>Tempat menyimpan kartu</translation>
    </message>
    <message>
        <source>Saved in “{folder}”. Print them, then delete the files.</source>
        <translation>Disimpan di “{folder}”. Cetak, lalu hapus berkasnya.</translation>
    </message>
    <message>
        <source>The cards are in force</source>
        <translation>Kartu sudah berlaku</translation>
    </message>
    <message>
        <source>Now hand each card to another person, or put one where you keep important papers. Tell them what it is for. Delete saved files once they are printed.</source>
        <translation>Sekarang berikan setiap kartu kepada orang yang berbeda, atau simpan satu bersama surat-surat penting. Jelaskan kegunaannya. Hapus berkas yang disimpan setelah dicetak.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>{records} will be shown</source>
        <translation>{records} akan diperlihatkan</translation>
    </message>
    <message>
        <source>Also: {names}</source>
        <translation>Juga: {names}</translation>
    </message>
    <message>
        <source>Sensitive records</source>
        <translation>Catatan sensitif</translation>
    </message>
    <message>
        <source>Everything you chose is sensitive and stays with you.</source>
        <translation>Semua yang Anda pilih bersifat sensitif dan tetap pada Anda.</translation>
    </message>
    <message>
        <source>Nothing in this choice is marked as sensitive.</source>
        <translation>Tidak ada yang ditandai sensitif dalam pilihan ini.</translation>
    </message>
    <message>
        <source>You let through everything sensitive in this choice.</source>
        <translation>Anda mengizinkan semua yang sensitif dalam pilihan ini.</translation>
    </message>
    <message>
        <source>Tick only what this reader needs to see.</source>
        <translation>Centang hanya yang perlu dilihat oleh pembaca ini.</translation>
    </message>
    <message>
        <source>What stays with you</source>
        <translation>Yang tetap pada Anda</translation>
    </message>
    <message>
        <source>Nothing else.</source>
        <translation>Tidak ada yang lain.</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Which column is what?</source>
        <translation>Kolom mana berisi apa?</translation>
    </message>
    <message>
        <source>It is not clear what the columns of this table mean. Say it once: other tables with the same columns are then read without asking.</source>
        <translation>Arti kolom-kolom tabel ini belum jelas. Cukup beri tahu sekali: tabel lain dengan kolom yang sama lalu dibaca tanpa bertanya lagi.</translation>
    </message>
    <message>
        <source>What the first rows become</source>
        <translation>Hasil dari baris-baris pertama</translation>
    </message>
    <message>
        <source>Read the table like this</source>
        <translation>Baca tabelnya seperti ini</translation>
    </message>
    <message>
        <source>Leave this table out</source>
        <translation>Lewati tabel ini</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Belum dipilih</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Kolom {number}</translation>
    </message>
</context>
<context>
    <name>ComputerSheet</name>
    <message>
        <source>How well this computer keeps secrets</source>
        <translation>Seberapa aman komputer ini menyimpan rahasia</translation>
    </message>
    <message>
        <source>Your vault is sealed whatever stands here. This is about what lies around it.</source>
        <translation>Brankas Anda tersegel apa pun hasilnya di sini. Ini tentang hal-hal di sekelilingnya.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>DocumentSheet</name>
    <message>
        <source>One moment …</source>
        <translation>Sebentar …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>The rest of it is too long to be shown here.</source>
        <translation>Selebihnya terlalu panjang untuk ditampilkan di sini.</translation>
    </message>
</context>
<context>
    <name>DocumentsScreen</name>
    <message>
        <source>Documents</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Belum ada dokumen</translation>
    </message>
    <message>
        <source>Letters, reports and pictures appear here when you add them.</source>
        <translation>Surat, laporan, dan gambar muncul di sini setelah Anda menambahkannya.</translation>
    </message>
</context>
<context>
    <name>ExcerptSheet</name>
    <message>
        <source>One moment …</source>
        <translation>Sebentar …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>FamilyScreen</name>
    <message>
        <source>Each member opens this vault with a passphrase of their own and sees only the records somebody let them see.</source>
        <translation>Setiap anggota membuka brankas ini dengan kata sandinya sendiri dan hanya melihat catatan yang boleh ia lihat.</translation>
    </message>
    <message>
        <source>Invite a member</source>
        <translation>Undang anggota</translation>
    </message>
    <message>
        <source>Nobody has let you see a record yet</source>
        <translation>Belum ada yang mengizinkan Anda melihat catatan</translation>
    </message>
    <message>
        <source>Ask another member to let you, on their Family page. You can also add a person of your own.</source>
        <translation>Minta anggota lain mengizinkannya, di halaman Keluarga mereka. Anda juga dapat menambah orang sendiri.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>The record of {name} can only be read for now</source>
        <translation>Catatan {name} untuk sementara hanya dapat dibaca</translation>
    </message>
    <message>
        <source>Two guardians ask to end each other's role. Nothing is lost. Somebody else who sees this record decides, or one of them takes back what they asked.</source>
        <translation>Dua wali saling meminta agar yang lain berhenti. Tidak ada yang hilang. Orang lain yang melihat catatan ini memutuskan, atau salah satu menarik permintaannya.</translation>
    </message>
    <message>
        <source>{name} stays</source>
        <translation>{name} tetap</translation>
    </message>
    <message>
        <source>Nothing is written down that would matter here.</source>
        <translation>Tidak ada yang tertulis yang penting di sini.</translation>
    </message>
    <message>
        <source>As of {date}.</source>
        <translation>Per {date}.</translation>
    </message>
    <message>
        <source>Emergency card of {name}</source>
        <translation>Kartu darurat {name}</translation>
    </message>
    <message>
        <source>This record went on in a vault of its own; this is a copy.</source>
        <translation>Catatan ini dilanjutkan di brankasnya sendiri; ini salinannya.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Change what {name} may do</source>
        <translation>Ubah apa yang boleh dilakukan {name}</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Akhiri</translation>
    </message>
    <message>
        <source>End what {name} may do</source>
        <translation>Akhiri apa yang boleh dilakukan {name}</translation>
    </message>
    <message>
        <source>Ask to end this</source>
        <translation>Minta agar berakhir</translation>
    </message>
    <message>
        <source>Ask to end what {name} may do</source>
        <translation>Minta agar peran {name} berakhir</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Setuju</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Let somebody see {name}</source>
        <translation>Izinkan seseorang melihat {name}</translation>
    </message>
    <message>
        <source>Move {name} into a vault of their own</source>
        <translation>Pindahkan {name} ke brankas sendiri</translation>
    </message>
    <message>
        <source>Destroy the record of {name} for good</source>
        <translation>Musnahkan selamanya catatan {name}</translation>
    </message>
    <message>
        <source>Hand over to {name}</source>
        <translation>Serahkan kepada {name}</translation>
    </message>
    <message>
        <source>Members of this vault</source>
        <translation>Anggota brankas ini</translation>
    </message>
    <message>
        <source>Of age at</source>
        <translation>Dewasa pada usia</translation>
    </message>
    <message>
        <source>From this birthday on, a record is handed over to its person.</source>
        <translation>Sejak ulang tahun itu, catatan diserahkan kepada orangnya sendiri.</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>sejak {date}</translation>
    </message>
    <message>
        <source>My name here</source>
        <translation>Nama saya di sini</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Keluarkan {name}</translation>
    </message>
    <message>
        <source>Keys keep closed whatever nobody let a member see, and all but the card from an emergency reader. That a reader adds nothing, and that a writer shares nothing, is a rule of this program: whoever gets around it is named when the vault is checked.</source>
        <translation>Kunci menutup semua yang tidak boleh dilihat seorang anggota, dan bagi pembaca darurat semuanya selain kartu. Bahwa pembaca tidak menambah apa-apa dan penulis tidak membagikan apa-apa adalah aturan program ini: siapa yang mengakalinya akan disebut saat brankas diperiksa.</translation>
    </message>
    <message>
        <source>What keys can do, and what they cannot</source>
        <translation>Apa yang dapat dijaga kunci, dan apa yang tidak</translation>
    </message>
    <message>
        <source>Leave the record of {person}?</source>
        <translation>Tinggalkan catatan {person}?</translation>
    </message>
    <message>
        <source>May {name} no longer see {person}?</source>
        <translation>{name} tidak boleh lagi melihat {person}?</translation>
    </message>
    <message>
        <source>You will not see it any more.</source>
        <translation>Anda tidak akan melihatnya lagi.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Akhiri</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Ask that {name} is no longer guardian?</source>
        <translation>Minta agar {name} bukan wali lagi?</translation>
    </message>
    <message>
        <source>They have fourteen days to answer. If they or a third member agree, it can be done at once. If they ask the same of you, the record can only be read until somebody else decides.</source>
        <translation>Ia punya empat belas hari untuk menjawab. Jika ia atau anggota ketiga setuju, hal itu dapat langsung dilakukan. Jika ia meminta hal yang sama tentang Anda, catatan hanya dapat dibaca sampai orang lain memutuskan.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Minta</translation>
    </message>
    <message>
        <source>Remove {name} from this vault?</source>
        <translation>Keluarkan {name} dari brankas ini?</translation>
    </message>
    <message>
        <source>Their passphrase and sheet open this vault no longer.</source>
        <translation>Kata sandi dan lembarnya tidak lagi membuka brankas ini.</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Choose another file</source>
        <translation>Pilih berkas lain</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Pilih berkas</translation>
    </message>
    <message>
        <source>The file to keep as a document</source>
        <translation>Berkas yang akan disimpan sebagai dokumen</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Which folder is the vault?</source>
        <translation>Folder mana brankasnya?</translation>
    </message>
</context>
<context>
    <name>HandForm</name>
    <message>
        <source>Please look once more; to keep it so, save again.</source>
        <translation>Mohon periksa sekali lagi; bila sudah benar, tekan Simpan lagi.</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Lebih sedikit</translation>
    </message>
    <message>
        <source>More to fill in</source>
        <translation>Isian lainnya</translation>
    </message>
    <message>
        <source>Take over: {text}</source>
        <translation>Pakai: {text}</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Hand the record over to {name}</source>
        <translation>Serahkan catatan kepada {name}</translation>
    </message>
    <message>
        <source>Now {name} sits down here. The record gets a new key that only {name} holds; open shares end. The moment is written into the chain of the vault.</source>
        <translation>Sekarang {name} duduk di sini. Catatan mendapat kunci baru yang hanya dipegang {name}; bagikan yang masih terbuka berakhir. Saat ini ditulis dalam rantai brankas.</translation>
    </message>
    <message>
        <source>{name}: who may go on reading?</source>
        <translation>{name}: siapa yang masih boleh membaca?</translation>
    </message>
    <message>
        <source>{name}: choose a passphrase</source>
        <translation>{name}: pilih kata sandi</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>Serahkan</translation>
    </message>
    <message>
        <source>{name} may still see the emergency card</source>
        <translation>{name} masih boleh melihat kartu darurat</translation>
    </message>
    <message>
        <source>{name} may still read it</source>
        <translation>{name} masih boleh membacanya</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>How do I …</source>
        <translation>Bagaimana cara …</translation>
    </message>
    <message>
        <source>What is private, and what nobody can promise</source>
        <translation>Apa yang terjaga, dan apa yang tidak dapat dijanjikan siapa pun</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Gunanya</translation>
    </message>
</context>
<context>
    <name>HowWeKnow</name>
    <message>
        <source>How we know</source>
        <translation>Bagaimana kami tahu</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>This line (leaf)</source>
        <translation>Baris ini (daun)</translation>
    </message>
    <message>
        <source>The line before it</source>
        <translation>Baris sebelumnya</translation>
    </message>
    <message>
        <source>The seal above all (root)</source>
        <translation>Segel di atas semuanya (akar)</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>Tampilkan angkanya</translation>
    </message>
    <message>
        <source>Anybody can recompute these with the open format.</source>
        <translation>Siapa pun dapat menghitungnya kembali dengan format terbuka.</translation>
    </message>
</context>
<context>
    <name>ImportReview</name>
    <message>
        <source>Records found in this file</source>
        <translation>Catatan yang ditemukan di berkas ini</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>Kembali ke berkas</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Jangan simpan</translation>
    </message>
    <message>
        <source>Take away the tick of what you do not want to save.</source>
        <translation>Hapus centang pada catatan yang tidak ingin Anda simpan.</translation>
    </message>
    <message>
        <source>Tick what agrees with the picture; take away other ticks as you like.</source>
        <translation>Centang yang sesuai dengan gambarnya; centang lain boleh Anda hapus.</translation>
    </message>
    <message>
        <source>The first {shown} of {all} records; the others are saved too.</source>
        <translation>{shown} pertama dari {all} catatan; sisanya juga disimpan.</translation>
    </message>
    <message>
        <source>Please say first whose records these are.</source>
        <translation>Mohon tentukan dahulu milik siapa catatan ini.</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Belum ada yang disimpan.</translation>
    </message>
</context>
<context>
    <name>ImportsList</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Penambahan sebelumnya</translation>
    </message>
    <message>
        <source>Add records</source>
        <translation>Tambah catatan</translation>
    </message>
    <message>
        <source>Files you add are listed here and can be taken back at any time.</source>
        <translation>Berkas yang Anda tambahkan tercantum di sini dan dapat ditarik kembali kapan saja.</translation>
    </message>
    <message>
        <source>Nothing was added yet</source>
        <translation>Belum ada yang ditambahkan</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Tampilkan yang lebih lama</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Take back {file}</source>
        <translation>Tarik kembali {file}</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite a member</source>
        <translation>Undang anggota</translation>
    </message>
    <message>
        <source>The new member types a passphrase of their own here, on this computer. They see nobody's record until somebody lets them.</source>
        <translation>Anggota baru mengetik kata sandinya sendiri di sini, di komputer ini. Ia tidak melihat catatan siapa pun sampai diizinkan.</translation>
    </message>
    <message>
        <source>Such as Father. Every member sees this name, also on the opening page of this computer.</source>
        <translation>Misalnya Ayah. Semua anggota melihat nama ini, juga di halaman pembuka komputer ini.</translation>
    </message>
    <message>
        <source>What the others call them</source>
        <translation>Panggilannya bagi yang lain</translation>
    </message>
    <message>
        <source>Add this member</source>
        <translation>Tambah anggota ini</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Ketik namanya.</translation>
    </message>
</context>
<context>
    <name>IssuersCard</name>
    <message>
        <source>Signers of health cards you trust</source>
        <translation>Penanda tangan kartu kesehatan yang Anda percayai</translation>
    </message>
    <message>
        <source>Cards they signed count as signed. Nobody else vouches for them.</source>
        <translation>Kartu yang mereka tandatangani dianggap bertanda tangan. Tidak ada pihak lain yang menjamin mereka.</translation>
    </message>
    <message>
        <source>Trust no longer</source>
        <translation>Tidak percaya lagi</translation>
    </message>
</context>
<context>
    <name>KitCard</name>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>Simpan sebagai teks</translation>
    </message>
    <message>
        <source>Your 24 words</source>
        <translation>24 kata Anda</translation>
    </message>
    <message>
        <source>Secret for another computer</source>
        <translation>Rahasia untuk komputer lain</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Brankas</translation>
    </message>
    <message>
        <source>The same as a code</source>
        <translation>Isi yang sama sebagai kode</translation>
    </message>
    <message>
        <source>Whoever has this sheet and a copy of the vault can read it.</source>
        <translation>Siapa pun yang memegang lembar ini dan salinan brankas dapat membaca isinya.</translation>
    </message>
    <message>
        <source>QR code of the recovery sheet</source>
        <translation>Kode QR lembar pemulihan</translation>
    </message>
    <message>
        <source>Where to save the recovery sheet</source>
        <translation>Tempat menyimpan lembar pemulihan</translation>
    </message>
    <message>
        <source>RekamKu recovery sheet</source>
        <translation>Lembar pemulihan RekamKu</translation>
    </message>
    <message>
        <source>Saved as “{name}”. Move it away from this computer.</source>
        <translation>Tersimpan sebagai “{name}”. Pindahkan dari komputer ini.</translation>
    </message>
</context>
<context>
    <name>KitPage</name>
    <message>
        <source>Your recovery sheet</source>
        <translation>Lembar pemulihan Anda</translation>
    </message>
    <message>
        <source>If you forget your passphrase, or this computer breaks, this sheet opens your vault. Print it or save it on a stick, and keep it away from the computer.</source>
        <translation>Jika Anda lupa kata sandi, atau komputer ini rusak, lembar ini membuka brankas Anda. Cetak atau simpan di flashdisk, lalu taruh jauh dari komputer.</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>Sudah saya simpan</translation>
    </message>
</context>
<context>
    <name>KitSheet</name>
    <message>
        <source>Make a new recovery sheet?</source>
        <translation>Buat lembar pemulihan baru?</translation>
    </message>
    <message>
        <source>The words of the old sheet stop working, wherever copies of it lie.</source>
        <translation>Kata-kata di lembar lama tidak berlaku lagi, di mana pun salinannya berada.</translation>
    </message>
    <message>
        <source>Make a new sheet</source>
        <translation>Buat lembar baru</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Your new recovery sheet</source>
        <translation>Lembar pemulihan baru Anda</translation>
    </message>
    <message>
        <source>Print it or save it, then type three of its words to show that you have it.</source>
        <translation>Cetak atau simpan, lalu ketik tiga katanya sebagai tanda bahwa lembar itu ada pada Anda.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>The new sheet is in force.</source>
        <translation>Lembar baru sudah berlaku.</translation>
    </message>
</context>
<context>
    <name>LabsScreen</name>
    <message>
        <source>Labs</source>
        <translation>Hasil lab</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>Belum ada hasil</translation>
    </message>
    <message>
        <source>Laboratory results and measurements appear here, each with its trend.</source>
        <translation>Hasil laboratorium dan pengukuran muncul di sini, masing-masing dengan trennya.</translation>
    </message>
    <message>
        <source>No such test</source>
        <translation>Tidak ada tes seperti itu</translation>
    </message>
    <message>
        <source>Try another word or another group.</source>
        <translation>Coba kata lain atau kelompok lain.</translation>
    </message>
    <message>
        <source>Such as HbA1c</source>
        <translation>Misalnya HbA1c</translation>
    </message>
    <message>
        <source>Find a test</source>
        <translation>Cari tes</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Group of tests</source>
        <translation>Kelompok tes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>All tests</source>
        <translation>Semua tes</translation>
    </message>
    <message>
        <source>Out of range</source>
        <translation>Di luar rentang</translation>
    </message>
</context>
<context>
    <name>ListScreen</name>
    <message>
        <source>Nothing fits</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>Choose another kind or year.</source>
        <translation>Pilih jenis atau tahun lain.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Saringan</translation>
    </message>
    <message>
        <source>Add records</source>
        <translation>Tambah catatan</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>Back to {title}</source>
        <translation>Kembali ke {title}</translation>
    </message>
</context>
<context>
    <name>LostPage</name>
    <message>
        <source>I have my recovery sheet</source>
        <translation>Saya punya lembar pemulihan</translation>
    </message>
    <message>
        <source>I have recovery cards</source>
        <translation>Saya punya kartu pemulihan</translation>
    </message>
    <message>
        <source>I have a security key</source>
        <translation>Saya punya kunci keamanan</translation>
    </message>
    <message>
        <source>With none of them nobody can open the vault: not even the makers of RekamKu.</source>
        <translation>Tanpa salah satunya, tidak ada yang dapat membuka brankas ini, pembuat RekamKu pun tidak.</translation>
    </message>
    <message>
        <source>The 24 words</source>
        <translation>24 kata</translation>
    </message>
    <message>
        <source>In their order, with spaces between. You can also paste the whole text.</source>
        <translation>Berurutan, dipisahkan spasi. Anda juga dapat menempelkan seluruh teksnya.</translation>
    </message>
    <message>
        <source>Open with the sheet</source>
        <translation>Buka dengan lembar</translation>
    </message>
    <message>
        <source>Open with these cards</source>
        <translation>Buka dengan kartu-kartu ini</translation>
    </message>
    <message>
        <source>Leave it empty if the key has none.</source>
        <translation>Kosongkan jika kuncinya tidak memakai PIN.</translation>
    </message>
    <message>
        <source>PIN of the key</source>
        <translation>PIN kunci</translation>
    </message>
    <message>
        <source>Open with the key</source>
        <translation>Buka dengan kunci</translation>
    </message>
    <message>
        <source>Go on with this copy</source>
        <translation>Lanjutkan dengan salinan ini</translation>
    </message>
    <message>
        <source>Only look, change nothing</source>
        <translation>Lihat saja, tanpa mengubah apa pun</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation>Apa yang Anda punya?</translation>
    </message>
    <message>
        <source>Each of these opens your vault without the passphrase.</source>
        <translation>Masing-masing dapat membuka brankas tanpa kata sandi.</translation>
    </message>
    <message>
        <source>Type the 24 words as they stand on it, or take them from a file.</source>
        <translation>Ketik 24 kata seperti yang tertulis di lembar itu, atau ambil dari berkas.</translation>
    </message>
    <message>
        <source>Open with recovery cards</source>
        <translation>Buka dengan kartu pemulihan</translation>
    </message>
    <message>
        <source>Ask the people who keep them to bring the cards, or to read them out.</source>
        <translation>Minta para pemegangnya membawa kartu itu, atau membacakannya.</translation>
    </message>
    <message>
        <source>Open with your security key</source>
        <translation>Buka dengan kunci keamanan</translation>
    </message>
    <message>
        <source>Plug it in, then press the button below and touch the key.</source>
        <translation>Colokkan kuncinya, tekan tombol di bawah, lalu sentuh kuncinya.</translation>
    </message>
    <message>
        <source>It is open. Do you go on here?</source>
        <translation>Brankas terbuka. Apakah Anda melanjutkan di sini?</translation>
    </message>
    <message>
        <source>This folder is a copy of your vault. If the other computer is lost, broken or no longer used, go on with this copy: you can then add records and choose a new passphrase. Nothing in the copy is changed by that.</source>
        <translation>Folder ini adalah salinan brankas Anda. Jika komputer yang lain hilang, rusak, atau tidak dipakai lagi, lanjutkan dengan salinan ini: setelah itu Anda dapat menambah catatan dan memilih kata sandi baru. Isi salinan tidak berubah karenanya.</translation>
    </message>
    <message>
        <source>It is open. Choose a new passphrase</source>
        <translation>Brankas terbuka. Pilih kata sandi baru</translation>
    </message>
    <message>
        <source>Type the words, or take them from a file.</source>
        <translation>Ketik kata-katanya, atau ambil dari berkas.</translation>
    </message>
    <message>
        <source>Save and open my records</source>
        <translation>Simpan dan buka rekam medis saya</translation>
    </message>
    <message>
        <source>Keep the old passphrase</source>
        <translation>Tetap pakai kata sandi lama</translation>
    </message>
    <message>
        <source>The old one stops working.</source>
        <translation>Yang lama tidak berlaku lagi.</translation>
    </message>
    <message>
        <source>Open with your recovery sheet</source>
        <translation>Buka dengan lembar pemulihan</translation>
    </message>
</context>
<context>
    <name>MedicinesScreen</name>
    <message>
        <source>Medicines</source>
        <translation>Obat</translation>
    </message>
    <message>
        <source>No medicines yet</source>
        <translation>Belum ada obat</translation>
    </message>
    <message>
        <source>They appear when you add a prescription, with allergies and conditions.</source>
        <translation>Obat muncul setelah Anda menambahkan resep, beserta alergi dan penyakit.</translation>
    </message>
</context>
<context>
    <name>MoveOutSheet</name>
    <message>
        <source>A vault of their own for {name}</source>
        <translation>Brankas sendiri untuk {name}</translation>
    </message>
    <message>
        <source>The whole record moves into a new vault, with everything that was ever written down about it; it can still be checked there. Open shares end.</source>
        <translation>Seluruh catatan pindah ke brankas baru, beserta semua yang pernah ditulis tentangnya; di sana tetap dapat diperiksa. Bagikan yang masih terbuka berakhir.</translation>
    </message>
    <message>
        <source>No folder chosen yet.</source>
        <translation>Belum ada folder yang dipilih.</translation>
    </message>
    <message>
        <source>Choose an empty folder</source>
        <translation>Pilih folder kosong</translation>
    </message>
    <message>
        <source>Nothing of it stays in this vault</source>
        <translation>Tidak ada yang tinggal di brankas ini</translation>
    </message>
    <message>
        <source>A copy stays here, only to be read</source>
        <translation>Salinannya tinggal di sini, hanya untuk dibaca</translation>
    </message>
    <message>
        <source>What stays in this vault</source>
        <translation>Yang tinggal di brankas ini</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>Pindahkan</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>What do the others call you?</source>
        <translation>Apa panggilan Anda bagi yang lain?</translation>
    </message>
    <message>
        <source>Every member sees this name, also who may not see your record.</source>
        <translation>Semua anggota melihat nama ini, juga yang tidak boleh melihat catatan Anda.</translation>
    </message>
    <message>
        <source>Your name here</source>
        <translation>Nama Anda di sini</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>NewKeysSheet</name>
    <message>
        <source>Check</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>The recovery sheet of {name}</source>
        <translation>Lembar pemulihan {name}</translation>
    </message>
    <message>
        <source>It belongs to {name} alone: print it or save it, then type three of its words to show that it was kept.</source>
        <translation>Lembar ini milik {name} saja: cetak atau simpan, lalu ketik tiga katanya sebagai tanda bahwa sudah disimpan.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>Done. Keep the sheet away from this computer.</source>
        <translation>Selesai. Simpan lembar itu jauh dari komputer ini.</translation>
    </message>
</context>
<context>
    <name>OpeningWait</name>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
</context>
<context>
    <name>PagesSheet</name>
    <message>
        <source>One moment …</source>
        <translation>Sebentar …</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Halaman sebelumnya</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Halaman berikutnya</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
</context>
<context>
    <name>PaperInput</name>
    <message>
        <source>Take it from a PDF, photo or text file</source>
        <translation>Ambil dari PDF, foto, atau berkas teks</translation>
    </message>
    <message>
        <source>The saved or photographed paper</source>
        <translation>Kertas yang disimpan atau difoto</translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message>
        <source>At least {count} characters. Several plain words are best.</source>
        <translation>Paling sedikit {count} karakter. Paling baik beberapa kata biasa.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Sekali lagi, sama persis</translation>
    </message>
    <message>
        <source>One drawn for you</source>
        <translation>Contoh yang diundi untuk Anda</translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>Pakai yang ini</translation>
    </message>
    <message>
        <source>Draw another</source>
        <translation>Undi yang lain</translation>
    </message>
    <message>
        <source>Use at least {count} characters.</source>
        <translation>Pakai paling sedikit {count} karakter.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Keduanya tidak sama.</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>Pilih kata sandi</translation>
    </message>
    <message>
        <source>You type it whenever you open the vault. Nobody can look it up for you.</source>
        <translation>Anda mengetiknya setiap kali membuka brankas. Tidak ada yang dapat mencarikannya untuk Anda.</translation>
    </message>
    <message>
        <source>Make my vault</source>
        <translation>Buat brankas saya</translation>
    </message>
    <message>
        <source>I cannot keep a paper sheet anywhere</source>
        <translation>Saya tidak punya tempat menyimpan lembar kertas</translation>
    </message>
    <message>
        <source>Without a sheet, take the five words that were drawn for you.</source>
        <translation>Tanpa lembar, pakailah lima kata yang diundi untuk Anda.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Sebentar …</translation>
    </message>
    <message>
        <source>Then the five drawn words alone open the vault, on any computer. If you lose them, the records are lost for good.</source>
        <translation>Maka lima kata undian itu saja yang membuka brankas, di komputer mana pun. Jika kata itu hilang, rekam medis hilang untuk selamanya.</translation>
    </message>
    <message>
        <source>Most people can: the sheet is your way back if you forget.</source>
        <translation>Kebanyakan orang punya: lembar itu jalan kembali jika Anda lupa.</translation>
    </message>
    <message>
        <source>So the vault's second key cannot be kept here. Whenever you open the vault you will need your passphrase and the secret from your recovery sheet.</source>
        <translation>Karena itu kunci kedua brankas tidak dapat disimpan di sini. Setiap kali membuka brankas, Anda memerlukan kata sandi dan rahasia dari lembar pemulihan.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys</source>
        <translation>Komputer ini tidak punya tempat aman untuk kunci</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Ganti kata sandi</translation>
    </message>
    <message>
        <source>Old passphrase</source>
        <translation>Kata sandi lama</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Type the old passphrase.</source>
        <translation>Ketik kata sandi lama.</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>Kata sandi sudah diganti.</translation>
    </message>
    <message>
        <source>This is not the old passphrase.</source>
        <translation>Ini bukan kata sandi lama.</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>People in this vault</source>
        <translation>Orang-orang dalam brankas ini</translation>
    </message>
    <message>
        <source>Each person has a record of their own. Nobody's records are ever mixed.</source>
        <translation>Setiap orang punya rekam medis sendiri. Tidak pernah ada yang tercampur.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>Who may see whom</source>
        <translation>Siapa boleh melihat siapa</translation>
    </message>
    <message>
        <source>Who decides for a child?</source>
        <translation>Siapa yang memutuskan untuk anak?</translation>
    </message>
    <message>
        <source>the owner of the vault</source>
        <translation>pemilik brankas</translation>
    </message>
    <message>
        <source>For anybody under eighteen {name}, as the owner of this vault, is the guardian: consent to share a child's records is given in that name.</source>
        <translation>Bagi yang berusia di bawah delapan belas tahun, walinya adalah {name} sebagai pemilik brankas ini: persetujuan membagikan rekam medis anak diberikan atas nama itu.</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Sedang ditampilkan</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Correct {name}</source>
        <translation>Perbaiki {name}</translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>lahir {date}</translation>
    </message>
    <message>
        <source>Show the record of {name}</source>
        <translation>Tampilkan rekam medis {name}</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>You can leave this empty.</source>
        <translation>Boleh dikosongkan.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>As it stands on the hospital's papers.</source>
        <translation>Seperti tertulis di surat-surat rumah sakit.</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Day, month, year: 14-03-1958</source>
        <translation>Hari, bulan, tahun: 14-03-1958</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>NIK (16 digits)</source>
        <translation>NIK (16 angka)</translation>
    </message>
    <message>
        <source>What they are to you</source>
        <translation>Hubungannya dengan Anda</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Ketik namanya.</translation>
    </message>
    <message>
        <source>This is no date. Type it as 14-03-1958, or only the year.</source>
        <translation>Ini bukan tanggal. Ketik seperti 14-03-1958, atau tahunnya saja.</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Start with yourself. Your family can be added later.</source>
        <translation>Mulailah dengan diri Anda. Keluarga dapat ditambahkan nanti.</translation>
    </message>
    <message>
        <source>Who is this vault for?</source>
        <translation>Untuk siapa brankas ini?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
</context>
<context>
    <name>PicturesScreen</name>
    <message>
        <source>One moment …</source>
        <translation>Sebentar …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Picture before</source>
        <translation>Gambar sebelumnya</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Gambar berikutnya</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Balik warna</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atur ulang</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>What dragging does</source>
        <translation>Guna menarik tetikus</translation>
    </message>
    <message>
        <source>Which values are seen</source>
        <translation>Nilai yang terlihat</translation>
    </message>
    <message>
        <source>More values</source>
        <translation>Nilai lain</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Diatur sendiri</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Keluar dari layar penuh</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Layar penuh</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>Where shall backups go?</source>
        <translation>Cadangan disimpan di mana?</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Pilih folder</translation>
    </message>
    <message>
        <source>Use this place</source>
        <translation>Pakai tempat ini</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>Jenis tempat</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Seberapa sering</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Say where.</source>
        <translation>Sebutkan tempatnya.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>Kunci akses</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Kunci rahasia</translation>
    </message>
    <message>
        <source>Kept in your vault only.</source>
        <translation>Hanya disimpan di brankas Anda.</translation>
    </message>
    <message>
        <source>Backups are sealed before they go there. Whoever owns the place reads nothing.</source>
        <translation>Cadangan disegel sebelum dikirim ke sana. Pemilik tempat itu tidak bisa membaca apa pun.</translation>
    </message>
    <message>
        <source>Address of the folder</source>
        <translation>Alamat folder</translation>
    </message>
    <message>
        <source>Address with the bucket</source>
        <translation>Alamat beserta bucket</translation>
    </message>
    <message>
        <source>A stick kept elsewhere is better than a folder on this disk.</source>
        <translation>Flashdisk yang disimpan di tempat lain lebih aman daripada folder di komputer ini.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>The folder for backups</source>
        <translation>Folder untuk cadangan</translation>
    </message>
</context>
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln detik</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln menit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln jam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln hari</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) old</source>
        <translation>
            <numerusform>%Ln tahun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln catatan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln orang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln berkas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln hasil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln version(s)</source>
        <translation>
            <numerusform>%Ln versi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tries are left.</source>
        <translation>
            <numerusform>Masih bisa dicoba %Ln kali lagi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %Ln time(s).</source>
        <translation>
            <numerusform>Dibuka %Ln kali.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Can still be opened %Ln time(s).</source>
        <translation>
            <numerusform>Masih dapat dibuka %Ln kali.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) added.</source>
        <translation>
            <numerusform>%Ln catatan ditambahkan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open share(s) no longer show it.</source>
        <translation>
            <numerusform>%Ln berbagi yang masih terbuka tidak lagi memperlihatkannya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You destroyed %Ln record(s) for good.</source>
        <translation>
            <numerusform>Anda memusnahkan %Ln catatan selamanya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) they came in</source>
        <translation>
            <numerusform>%Ln berkas asalnya</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more record(s)</source>
        <translation>
            <numerusform>dan %Ln catatan lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open share(s), which end at once</source>
        <translation>
            <numerusform>%Ln berbagi yang masih terbuka, yang langsung berakhir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %Ln record(s) you destroyed</source>
        <translation>
            <numerusform>Kembalikan %Ln catatan yang pernah Anda musnahkan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new file(s) in the folder you watch.</source>
        <translation>
            <numerusform>%Ln berkas baru di folder yang Anda pantau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln waiting file(s)</source>
        <translation>
            <numerusform>Baca %Ln berkas yang menunggu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these you already have from {sources}.</source>
        <translation>
            <numerusform>%Ln di antaranya sudah Anda miliki dari {sources}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) added for {name}.</source>
        <translation>
            <numerusform>%Ln catatan ditambahkan untuk {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) taken back.</source>
        <translation>
            <numerusform>%Ln catatan ditarik kembali.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) could not be read for certain. Tick those that agree with the picture.</source>
        <translation>
            <numerusform>%Ln nilai tidak terbaca dengan pasti. Centang yang sesuai dengan gambarnya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln record(s)</source>
        <translation>
            <numerusform>Simpan %Ln catatan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries checked</source>
        <translation>
            <numerusform>%Ln entri diperiksa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) read</source>
        <translation>
            <numerusform>%Ln catatan dibaca</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden or system file(s) were passed over.</source>
        <translation>
            <numerusform>%Ln berkas tersembunyi atau milik sistem dilewati.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) in these files may be nobody of your household.</source>
        <translation>
            <numerusform>%Ln orang dalam berkas ini mungkin bukan anggota keluarga Anda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln new person(s)</source>
        <translation>
            <numerusform>Tambahkan %Ln orang baru</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still wait(s) for an answer.</source>
        <translation>
            <numerusform>%Ln masih menunggu jawaban Anda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them need(s) an answer from you.</source>
        <translation>
            <numerusform>%Ln di antaranya perlu jawaban Anda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more card(s) are needed.</source>
        <translation>
            <numerusform>Masih perlu %Ln kartu lagi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s)</source>
        <translation>
            <numerusform>%Ln cadangan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entri</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln gambar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofSheet</name>
    <message>
        <source>How do we know?</source>
        <translation>Bagaimana kami tahu?</translation>
    </message>
    <message>
        <source>Working it out again …</source>
        <translation>Sedang dihitung ulang …</translation>
    </message>
    <message>
        <source>Show the figures</source>
        <translation>Tampilkan angkanya</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>Salin angkanya</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>Simpan buktinya</translation>
    </message>
    <message>
        <source>Put the page that checks it beside it</source>
        <translation>Sertakan halaman pemeriksanya di sampingnya</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Hide the figures</source>
        <translation>Sembunyikan angkanya</translation>
    </message>
    <message>
        <source>The proof is in “{file}”.</source>
        <translation>Buktinya ada di “{file}”.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Tersalin</translation>
    </message>
</context>
<context>
    <name>ProveCard</name>
    <message>
        <source>Look at your printed or saved sheet and type these words.</source>
        <translation>Lihat lembar yang Anda cetak atau simpan, lalu ketik kata-kata ini.</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>Kata ke-{number}</translation>
    </message>
    <message>
        <source>This is not the word on the sheet.</source>
        <translation>Ini bukan kata di lembar itu.</translation>
    </message>
</context>
<context>
    <name>ProvePage</name>
    <message>
        <source>Is the sheet safe?</source>
        <translation>Apakah lembarnya aman?</translation>
    </message>
    <message>
        <source>Three words show that you really have it.</source>
        <translation>Tiga kata menunjukkan bahwa lembar itu benar ada pada Anda.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Show the sheet again</source>
        <translation>Lihat lembarnya lagi</translation>
    </message>
    <message>
        <source>Hand out recovery cards instead</source>
        <translation>Bagikan kartu pemulihan saja</translation>
    </message>
    <message>
        <source>Go on without a sheet</source>
        <translation>Lanjut tanpa lembar</translation>
    </message>
    <message>
        <source>Go on without a recovery sheet?</source>
        <translation>Lanjut tanpa lembar pemulihan?</translation>
    </message>
    <message>
        <source>If you forget the passphrase, or this computer breaks, nobody can open your records again: no hospital, no shop, not the makers of RekamKu. You can make a new sheet later in Settings.</source>
        <translation>Jika Anda lupa kata sandi, atau komputer ini rusak, tidak ada yang dapat membuka rekam medis Anda lagi: tidak rumah sakit, tidak toko, tidak juga pembuat RekamKu. Lembar baru dapat dibuat nanti di Pengaturan.</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Lanjut tanpa lembar</translation>
    </message>
    <message>
        <source>Back to the sheet</source>
        <translation>Kembali ke lembar</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Your vault is ready</source>
        <translation>Brankas Anda siap</translation>
    </message>
    <message>
        <source>It is empty. Fill it with a file from a hospital or clinic.</source>
        <translation>Isinya masih kosong. Isilah dengan berkas dari rumah sakit atau klinik.</translation>
    </message>
    <message>
        <source>Add first records</source>
        <translation>Tambah rekam medis pertama</translation>
    </message>
    <message>
        <source>Where do records come from?</source>
        <translation>Dari mana rekam medis berasal?</translation>
    </message>
    <message>
        <source>Hospitals give files on a stick, by e-mail or as a link: look for names that end in .json, .xml, .zip or .pdf. You can also drop files onto this window.</source>
        <translation>Rumah sakit memberikan berkas di flashdisk, lewat surel, atau sebagai tautan: cari nama yang berakhiran .json, .xml, .zip atau .pdf. Berkas juga dapat diseret ke jendela ini.</translation>
    </message>
    <message>
        <source>Later, show my vault</source>
        <translation>Nanti, tampilkan brankas saya</translation>
    </message>
    <message>
        <source>Look around with made-up people</source>
        <translation>Lihat-lihat dengan orang rekaan</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>This record is not here any more</source>
        <translation>Catatan ini sudah tidak ada di sini</translation>
    </message>
    <message>
        <source>Perhaps it was taken back.</source>
        <translation>Mungkin sudah ditarik kembali.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagikan</translation>
    </message>
    <message>
        <source>Share this record</source>
        <translation>Bagikan catatan ini</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
<context>
    <name>RehearseSheet</name>
    <message>
        <source>Try the recovery cards</source>
        <translation>Coba kartu pemulihan</translation>
    </message>
    <message>
        <source>Lay cards down as if you had forgotten everything. Nothing is changed by it.</source>
        <translation>Masukkan kartu seolah-olah Anda lupa semuanya. Tidak ada yang berubah karenanya.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>These cards open your vault. You can give them back now.</source>
        <translation>Kartu-kartu ini dapat membuka brankas Anda. Sekarang boleh dikembalikan kepada pemegangnya.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>RenewSheet</name>
    <message>
        <source>Make all keys new?</source>
        <translation>Perbarui semua kunci?</translation>
    </message>
    <message>
        <source>Sheet, cards and security key stop opening this vault; a new sheet is shown next. Your passphrase stays the same. What was copied before stays readable for whoever holds an old way in.</source>
        <translation>Lembar, kartu, dan kunci keamanan lama tidak lagi membuka brankas ini; setelah ini lembar baru ditampilkan. Kata sandi Anda tetap sama. Salinan yang dibuat sebelumnya tetap dapat dibaca oleh pemegang lembar, kartu, atau kunci lama.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Make all keys new</source>
        <translation>Perbarui semua kunci</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Your new recovery sheet</source>
        <translation>Lembar pemulihan baru Anda</translation>
    </message>
    <message>
        <source>Print it or save it, then type three of its words to show that you have it.</source>
        <translation>Cetak atau simpan, lalu ketik tiga katanya sebagai tanda bahwa lembar itu ada pada Anda.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>All keys are new, and the new sheet is in force.</source>
        <translation>Semua kunci sudah baru, dan lembar yang baru sudah berlaku.</translation>
    </message>
</context>
<context>
    <name>RestoreScreen</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>A vault is made of the backup beside what is there. Nothing is overwritten.</source>
        <translation>Brankas dibuat dari cadangan, di samping yang sudah ada. Tidak ada yang ditimpa.</translation>
    </message>
    <message>
        <source>The words of your recovery sheet or cards open the backup. Where this computer knows the vault, the passphrase of that time does too.</source>
        <translation>Kata-kata di lembar atau kartu pemulihan membuka cadangan. Di komputer yang sudah mengenal brankasnya, kata sandi waktu itu juga bisa.</translation>
    </message>
    <message>
        <source>Leave it empty if you use the words alone.</source>
        <translation>Kosongkan kalau Anda hanya memakai kata-katanya.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Words of the recovery sheet or of the cards</source>
        <translation>Kata-kata di lembar atau kartu pemulihan</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Pilih tempat lain</translation>
    </message>
    <message>
        <source>Where the vault will lie</source>
        <translation>Tempat brankas nanti</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>Pilih cadangan</translation>
    </message>
    <message>
        <source>A file whose name ends in .rekamku</source>
        <translation>Berkas yang namanya berakhiran .rekamku</translation>
    </message>
    <message>
        <source>Which backup</source>
        <translation>Cadangan yang mana</translation>
    </message>
    <message>
        <source>The backup</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>The folder in which the vault will lie</source>
        <translation>Folder tempat brankas nanti</translation>
    </message>
    <message>
        <source>Type the words, or the passphrase above.</source>
        <translation>Ketik kata-katanya, atau kata sandi di atas.</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Memulihkan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>Dihentikan. Tidak ada yang tertinggal.</translation>
    </message>
    <message>
        <source>The vault is back, and every entry was checked</source>
        <translation>Brankas sudah kembali, dan setiap catatan sudah diperiksa</translation>
    </message>
    <message>
        <source>It lies beside your other vault; that one was not touched.</source>
        <translation>Letaknya di samping brankas Anda yang lain; yang itu tidak disentuh.</translation>
    </message>
    <message>
        <source>The vault is back, but something in it was damaged</source>
        <translation>Brankas sudah kembali, tetapi ada isinya yang rusak</translation>
    </message>
    <message>
        <source>It was damaged when the backup was made. The rest can be read.</source>
        <translation>Kerusakannya sudah ada saat cadangan dibuat. Sisanya dapat dibaca.</translation>
    </message>
    <message>
        <source>As it was on</source>
        <translation>Keadaan pada</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Written later, not in it</source>
        <translation>Ditulis sesudahnya, tidak ikut</translation>
    </message>
    <message>
        <source>Use this vault from now on</source>
        <translation>Pakai brankas ini mulai sekarang</translation>
    </message>
</context>
<context>
    <name>ReviewFiles</name>
    <message>
        <source>Check what we found</source>
        <translation>Periksa yang ditemukan</translation>
    </message>
    <message>
        <source>Answer for each of them below, or for all of them at once.</source>
        <translation>Jawablah satu per satu di bawah, atau sekaligus untuk semuanya.</translation>
    </message>
    <message>
        <source>Leave all of them out</source>
        <translation>Lewati semuanya</translation>
    </message>
    <message>
        <source>Everybody has an answer.</source>
        <translation>Semua sudah dijawab.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Tampilkan lagi</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Tampilkan lebih sedikit</translation>
    </message>
    <message>
        <source>Show all of them</source>
        <translation>Tampilkan semuanya</translation>
    </message>
    <message>
        <source>Look at the records</source>
        <translation>Lihat catatannya</translation>
    </message>
    <message>
        <source>{name}: {file}</source>
        <translation>{name}: {file}</translation>
    </message>
    <message>
        <source>Say which column is what</source>
        <translation>Tentukan isi tiap kolom</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Silakan pilih</translation>
    </message>
    <message>
        <source>Somebody new: {name}</source>
        <translation>Orang baru: {name}</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>Lewati berkas ini</translation>
    </message>
    <message>
        <source>Whose records are these?</source>
        <translation>Catatan siapa ini?</translation>
    </message>
</context>
<context>
    <name>RoleSheet</name>
    <message>
        <source>Who may see the record of {name}?</source>
        <translation>Siapa yang boleh melihat catatan {name}?</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Karena</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anggota</translation>
    </message>
    <message>
        <source>What they may do</source>
        <translation>Yang boleh ia lakukan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>tanpa batas waktu</translation>
    </message>
    <message>
        <source>a year from now</source>
        <translation>setahun dari sekarang</translation>
    </message>
    <message>
        <source>they come of age</source>
        <translation>ia dewasa</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Disimpan.</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Apa yang Anda cari?</translation>
    </message>
    <message>
        <source>A test, a medicine, a doctor, a place, or a word from a letter.</source>
        <translation>Nama tes, obat, dokter, tempat, atau kata dari surat.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Tidak ditemukan</translation>
    </message>
    <message>
        <source>Try fewer or shorter words, or only the beginning of a word.</source>
        <translation>Coba kata yang lebih sedikit atau lebih pendek, atau awal katanya saja.</translation>
    </message>
    <message>
        <source>Search your records</source>
        <translation>Cari di catatan Anda</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Kosongkan pencarian</translation>
    </message>
    <message>
        <source>{total}; the newest {shown} are shown.</source>
        <translation>{total}; ditampilkan {shown} yang terbaru.</translation>
    </message>
    <message>
        <source>Search again for {text}</source>
        <translation>Cari lagi {text}</translation>
    </message>
</context>
<context>
    <name>SecurityKeySheet</name>
    <message>
        <source>Add a security key</source>
        <translation>Tambah kunci keamanan</translation>
    </message>
    <message>
        <source>Plug the key in. It will blink twice: touch it each time. Keep your recovery sheet as well, for a key can be lost.</source>
        <translation>Colokkan kuncinya. Lampunya akan berkedip dua kali: sentuh setiap kali berkedip. Simpan juga lembar pemulihan Anda, sebab kunci dapat hilang.</translation>
    </message>
    <message>
        <source>Leave it empty if the key has none.</source>
        <translation>Kosongkan jika kuncinya tidak memakai PIN.</translation>
    </message>
    <message>
        <source>PIN of the key</source>
        <translation>PIN kunci</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Tambahkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>The security key opens the vault from now on.</source>
        <translation>Mulai sekarang kunci keamanan itu dapat membuka brankas.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Seperti komputer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Kontras tinggi, terang</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Kontras tinggi, gelap</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Mati</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Nyala</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Membaca</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Switches at once.</source>
        <translation>Langsung berganti.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran huruf</translation>
    </message>
    <message>
        <source>Everything grows with it.</source>
        <translation>Semuanya ikut membesar.</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Terang atau gelap</translation>
    </message>
    <message>
        <source>High contrast draws strong outlines.</source>
        <translation>Kontras tinggi memakai garis tegas.</translation>
    </message>
    <message>
        <source>Extra-clear letters</source>
        <translation>Huruf ekstra jelas</translation>
    </message>
    <message>
        <source>Letters made for weak eyes.</source>
        <translation>Huruf yang dibuat untuk mata yang lemah.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Kurangi gerakan</translation>
    </message>
    <message>
        <source>Nothing fades in or out.</source>
        <translation>Tidak ada yang muncul perlahan.</translation>
    </message>
    <message>
        <source>Locking and ways in</source>
        <translation>Kunci dan cara masuk</translation>
    </message>
    <message>
        <source>Lock by itself after</source>
        <translation>Terkunci sendiri setelah</translation>
    </message>
    <message>
        <source>Also when the screen is locked or the computer sleeps.</source>
        <translation>Juga bila layar dikunci atau komputer tidur.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Buat yang baru</translation>
    </message>
    <message>
        <source>The old sheet stops working.</source>
        <translation>Lembar lama tidak berlaku lagi.</translation>
    </message>
    <message>
        <source>You have not shown yet that you kept it.</source>
        <translation>Anda belum menunjukkan bahwa lembarnya tersimpan.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>You type the old one first.</source>
        <translation>Yang lama diketik dahulu.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Lembar pemulihan</translation>
    </message>
    <message>
        <source>Show them all</source>
        <translation>Lihat semua</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Nyalakan</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Matikan</translation>
    </message>
    <message>
        <source>Whoever is logged in on this computer can open the vault.</source>
        <translation>Siapa pun yang masuk ke komputer ini dapat membuka brankas.</translation>
    </message>
    <message>
        <source>Open without passphrase</source>
        <translation>Buka tanpa kata sandi</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Yang biasa</translation>
    </message>
    <message>
        <source>chosen at the first share</source>
        <translation>dipilih saat pertama kali berbagi</translation>
    </message>
    <message>
        <source>Port on this computer: {port}</source>
        <translation>Port di komputer ini: {port}</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Berbagi</translation>
    </message>
    <message>
        <source>Address in your network</source>
        <translation>Alamat di jaringan Anda</translation>
    </message>
    <message>
        <source>Where a doctor's phone in the same network finds the page.</source>
        <translation>Tempat ponsel dokter di jaringan yang sama menemukan halamannya.</translation>
    </message>
    <message>
        <source>Nobody outside confirms yet that nothing was lost.</source>
        <translation>Belum ada pihak luar yang menguatkan bahwa tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>Choose and see</source>
        <translation>Pilih dan lihat</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>Saksi</translation>
    </message>
    <message>
        <source>Who vouches</source>
        <translation>Siapa yang menjadi saksi</translation>
    </message>
    <message>
        <source>A throw-away folder</source>
        <translation>Folder sementara</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Tampilkan folder</translation>
    </message>
    <message>
        <source>Where the vault lies</source>
        <translation>Letak brankas</translation>
    </message>
    <message>
        <source>Your vault</source>
        <translation>Brankas Anda</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Where they go, and whether they were proven to restore.</source>
        <translation>Di mana disimpan, dan apakah sudah teruji bisa dipulihkan.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>Keyring, disk, memory: how well this computer keeps secrets.</source>
        <translation>Tempat kunci, disk, memori: seberapa aman komputer ini menyimpan rahasia.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Berhenti memantau</translation>
    </message>
    <message>
        <source>{folder}: new files there are offered, and read only if you wish.</source>
        <translation>{folder}: berkas baru di sana ditawarkan, dan hanya dibaca bila Anda mau.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Pilih folder</translation>
    </message>
    <message>
        <source>New files in it, such as downloads, are offered to you.</source>
        <translation>Berkas baru di dalamnya, misalnya hasil unduhan, akan ditawarkan kepada Anda.</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Pantau folder</translation>
    </message>
    <message>
        <source>RekamKu {version}, vault form {form}. {licence} licence.</source>
        <translation>RekamKu {version}, bentuk brankas {form}. Lisensi {licence}.</translation>
    </message>
    <message>
        <source>What it is made with</source>
        <translation>Bahan pembuatnya</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensi</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Untuk siapa</translation>
    </message>
    <message>
        <source>Step {number} of {all}: {name}</source>
        <translation>Langkah {number} dari {all}: {name}</translation>
    </message>
    <message>
        <source>You are sharing records of {name}.</source>
        <translation>Anda membagikan catatan {name}.</translation>
    </message>
    <message>
        <source>What do you want to share?</source>
        <translation>Apa yang ingin Anda bagikan?</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Apakah ini benar?</translation>
    </message>
    <message>
        <source>For whom, and for how long?</source>
        <translation>Untuk siapa, dan berapa lama?</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Tampilkan kode</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
<context>
    <name>ShareShown</name>
    <message>
        <source>Sharing was stopped. The code opens nothing any more.</source>
        <translation>Berbagi dihentikan. Kode itu tidak membuka apa pun lagi.</translation>
    </message>
    <message>
        <source>The link was copied. It leaves the clipboard after {seconds} seconds.</source>
        <translation>Tautan disalin. Salinan ini dihapus setelah {seconds} detik.</translation>
    </message>
    <message>
        <source>Save the code as a picture</source>
        <translation>Simpan kode sebagai gambar</translation>
    </message>
    <message>
        <source>Save the page to print</source>
        <translation>Simpan halaman cetak</translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation>Disimpan sebagai “{file}”.</translation>
    </message>
    <message>
        <source>This share is closed</source>
        <translation>Berbagi ini sudah ditutup</translation>
    </message>
    <message>
        <source>QR code that opens the shared records</source>
        <translation>Kode QR yang membuka catatan yang dibagikan</translation>
    </message>
    <message>
        <source>{records} for {recipient}</source>
        <translation>{records} untuk {recipient}</translation>
    </message>
    <message>
        <source>To all shares</source>
        <translation>Ke semua berbagi</translation>
    </message>
    <message>
        <source>They also need this code:</source>
        <translation>Mereka juga memerlukan kode ini:</translation>
    </message>
    <message>
        <source>Show this code</source>
        <translation>Tunjukkan kode ini</translation>
    </message>
    <message>
        <source>They also need the code of numbers that you chose.</source>
        <translation>Mereka juga memerlukan kode angka yang Anda pilih.</translation>
    </message>
    <message>
        <source>Every opening is kept in your log as a receipt.</source>
        <translation>Setiap pembukaan dicatat sebagai tanda terima.</translation>
    </message>
    <message>
        <source>It opens on this computer only: copy the link into the browser here.</source>
        <translation>Hanya terbuka di komputer ini: salin tautannya ke peramban di sini.</translation>
    </message>
    <message>
        <source>They point the camera of a phone at the code and tap the link.</source>
        <translation>Arahkan kamera ponsel ke kode ini, lalu ketuk tautannya.</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Berhenti berbagi</translation>
    </message>
    <message>
        <source>Add 15 minutes</source>
        <translation>Tambah 15 menit</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Salin tautan</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>Simpan gambar</translation>
    </message>
    <message>
        <source>Page to print</source>
        <translation>Halaman cetak</translation>
    </message>
    <message>
        <source>Closed: its time is over.</source>
        <translation>Ditutup: waktunya habis.</translation>
    </message>
    <message>
        <source>Closes in {time}</source>
        <translation>Ditutup dalam {time}</translation>
    </message>
    <message>
        <source>Opened at {when}</source>
        <translation>Dibuka {when}</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>All shares</source>
        <translation>Semua berbagi</translation>
    </message>
    <message>
        <source>Sharing was stopped. The code opens nothing any more.</source>
        <translation>Berbagi dihentikan. Kode itu tidak membuka apa pun lagi.</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Berbagi</translation>
    </message>
    <message>
        <source>Share records</source>
        <translation>Bagikan catatan</translation>
    </message>
    <message>
        <source>When you show records to a doctor, you see here who opened them.</source>
        <translation>Bila Anda memperlihatkan catatan kepada dokter, di sini terlihat siapa yang membukanya.</translation>
    </message>
    <message>
        <source>You have not shared anything yet</source>
        <translation>Anda belum membagikan apa pun</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Sedang terbuka</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Tidak ada yang terbuka.</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Hentikan semua</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Dijeda</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stop sharing with {who}</source>
        <translation>Berhenti berbagi dengan {who}</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Tampilkan kode</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Buka lagi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Tampilkan yang lebih lama</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Tanda terima</translation>
    </message>
    <message>
        <source>Receipts of the share with {who}</source>
        <translation>Tanda terima berbagi dengan {who}</translation>
    </message>
    <message>
        <source>Closed: its time is over.</source>
        <translation>Ditutup: waktunya habis.</translation>
    </message>
    <message>
        <source>Closes in {time}</source>
        <translation>Ditutup dalam {time}</translation>
    </message>
    <message>
        <source>Choose a share to see what happened to it.</source>
        <translation>Pilih satu untuk melihat apa yang terjadi.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Dengan siapa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Mengapa</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Stayed with you</source>
        <translation>Tetap pada Anda</translation>
    </message>
</context>
<context>
    <name>StandingScreen</name>
    <message>
        <source>Is everything unchanged?</source>
        <translation>Apakah semuanya tidak berubah?</translation>
    </message>
    <message>
        <source>Check it yourself</source>
        <translation>Periksa sendiri</translation>
    </message>
    <message>
        <source>Every entry is counted and its chain recomputed. It can take a minute.</source>
        <translation>Setiap entri dihitung dan rantainya dihitung ulang. Bisa memakan waktu semenit.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Periksa sekarang</translation>
    </message>
    <message>
        <source>Check everything, contents and files too</source>
        <translation>Periksa semuanya, juga isi dan berkas</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Memeriksa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Go on with this copy</source>
        <translation>Lanjutkan dengan salinan ini</translation>
    </message>
    <message>
        <source>Look at the witnesses</source>
        <translation>Lihat para saksi</translation>
    </message>
    <message>
        <source>I put this older copy here myself</source>
        <translation>Saya sendiri yang menaruh salinan lama ini</translation>
    </message>
    <message>
        <source>Go on with this copy?</source>
        <translation>Lanjut dengan salinan ini?</translation>
    </message>
    <message>
        <source>Do this if the other copy is gone or will not be used again. From now on new records are kept here, and the log says that it goes on from a copy.</source>
        <translation>Lakukan ini bila salinan yang lain sudah tidak ada atau tidak akan dipakai lagi. Mulai sekarang catatan baru disimpan di sini, dan log menyebut bahwa ia melanjutkan dari salinan.</translation>
    </message>
    <message>
        <source>Only read for now</source>
        <translation>Baca saja dahulu</translation>
    </message>
    <message>
        <source>Go on with this older copy?</source>
        <translation>Lanjutkan dengan salinan lama ini?</translation>
    </message>
    <message>
        <source>What was written after it is not in it. If a newer copy is still somewhere, open that one instead. If you go on here, the log says that it goes on from an older state.</source>
        <translation>Yang ditulis sesudahnya tidak ada di sini. Kalau salinan yang lebih baru masih ada, bukalah yang itu. Kalau Anda lanjut di sini, riwayat mencatat bahwa ini diteruskan dari keadaan lama.</translation>
    </message>
    <message>
        <source>This copy is now your vault.</source>
        <translation>Salinan ini sekarang brankas Anda.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} dari {total}</translation>
    </message>
    <message>
        <source>Everything is as it was written</source>
        <translation>Semuanya seperti saat ditulis</translation>
    </message>
    <message>
        <source>Not everything is as it was written</source>
        <translation>Tidak semuanya seperti saat ditulis</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entri</translation>
    </message>
    <message>
        <source>Erased on purpose</source>
        <translation>Sengaja dihapus</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>You</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Lembar pemulihan</translation>
    </message>
    <message>
        <source>Step {number} of {all}: {name}</source>
        <translation>Langkah {number} dari {all}: {name}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
<context>
    <name>TablesCard</name>
    <message>
        <source>Tables you explained</source>
        <translation>Tabel yang sudah Anda jelaskan</translation>
    </message>
    <message>
        <source>Tables with these columns are read without asking.</source>
        <translation>Tabel dengan kolom ini dibaca tanpa bertanya.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Tanya lagi</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>As it came, laid out line by line.</source>
        <translation>Seperti aslinya, disusun baris demi baris.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>TimelineScreen</name>
    <message>
        <source>Timeline</source>
        <translation>Linimasa</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Belum ada apa-apa di sini</translation>
    </message>
    <message>
        <source>Your records appear here as soon as you add a file from a hospital or clinic.</source>
        <translation>Catatan Anda muncul di sini begitu Anda menambahkan berkas dari rumah sakit atau klinik.</translation>
    </message>
    <message>
        <source>Search your records</source>
        <translation>Cari di catatan Anda</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Kosongkan pencarian</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Jenis catatan</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Lebih lama</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Semua jenis</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Semua tahun</translation>
    </message>
</context>
<context>
    <name>UnknownIssuer</name>
    <message>
        <source>Signed by {name}, who is not on our list: it is kept, but does not count as signed.</source>
        <translation>Ditandatangani oleh {name}, yang tidak ada di daftar kami: kartu ini disimpan, tetapi tidak dianggap bertanda tangan.</translation>
    </message>
    <message>
        <source>Do you know this signer?</source>
        <translation>Kenal penanda tangan ini?</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>somebody else</source>
        <translation>orang lain</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Siapa Anda?</translation>
    </message>
    <message>
        <source>Your vault is locked</source>
        <translation>Brankas Anda terkunci</translation>
    </message>
    <message>
        <source>The records in it are safe and nobody can read them.</source>
        <translation>Rekam medis di dalamnya aman dan tidak dapat dibaca siapa pun.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Secret from your recovery sheet</source>
        <translation>Rahasia dari lembar pemulihan</translation>
    </message>
    <message>
        <source>Open with this computer's keyring</source>
        <translation>Buka dengan kunci yang tersimpan di komputer ini</translation>
    </message>
    <message>
        <source>I forgot my passphrase</source>
        <translation>Saya lupa kata sandi</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Pulihkan dari cadangan</translation>
    </message>
    <message>
        <source>Look around with made-up people</source>
        <translation>Lihat-lihat dengan orang rekaan</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys, so it asks every time.</source>
        <translation>Komputer ini tidak punya tempat aman untuk kunci, jadi selalu ditanyakan.</translation>
    </message>
    <message>
        <source>This computer does not know it yet. It is asked for once.</source>
        <translation>Komputer ini belum mengetahuinya. Hanya ditanyakan sekali.</translation>
    </message>
    <message>
        <source>Last opened {moment} on this computer</source>
        <translation>Terakhir dibuka {moment} di komputer ini</translation>
    </message>
    <message>
        <source>Open my records</source>
        <translation>Buka rekam medis saya</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Membuka …</translation>
    </message>
    <message>
        <source>Try again in {left}</source>
        <translation>Coba lagi dalam {left}</translation>
    </message>
</context>
<context>
    <name>WaysScreen</name>
    <message>
        <source>Have at least two of them, in different places. Try them once a year.</source>
        <translation>Siapkan sedikitnya dua, di tempat yang berbeda. Cobalah setahun sekali.</translation>
    </message>
    <message>
        <source>Somebody may have one of these?</source>
        <translation>Ada yang mungkin jatuh ke tangan orang lain?</translation>
    </message>
    <message>
        <source>Make all keys new: sheet, cards and security key stop opening this vault. Whoever copied the vault before, and holds an old sheet or old cards, can still read that copy: nobody can take that back.</source>
        <translation>Perbarui semua kunci: lembar, kartu, dan kunci keamanan lama tidak lagi membuka brankas ini. Orang yang sudah menyalin brankas sebelumnya dan memegang lembar atau kartu lama masih dapat membaca salinan itu; hal itu tidak dapat ditarik kembali.</translation>
    </message>
    <message>
        <source>Make all keys new</source>
        <translation>Perbarui semua kunci</translation>
    </message>
    <message>
        <source>Make a new recovery sheet</source>
        <translation>Buat lembar pemulihan baru</translation>
    </message>
    <message>
        <source>Whenever you open the vault here, the secret of a recovery sheet is asked for. If you have no sheet, make one now.</source>
        <translation>Setiap kali Anda membuka brankas di sini, rahasia dari lembar pemulihan akan diminta. Jika belum punya lembar, buatlah sekarang.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys</source>
        <translation>Komputer ini tidak punya tempat aman untuk kunci</translation>
    </message>
    <message>
        <source>Make a new sheet if the old one is lost; the old one then ends.</source>
        <translation>Buat lembar baru jika yang lama hilang; yang lama tidak berlaku lagi.</translation>
    </message>
    <message>
        <source>You are back in. Do you still have a recovery sheet?</source>
        <translation>Anda sudah masuk kembali. Apakah lembar pemulihan Anda masih ada?</translation>
    </message>
    <message>
        <source>Not set up.</source>
        <translation>Belum ada.</translation>
    </message>
    <message>
        <source>You have not shown yet that you kept it.</source>
        <translation>Anda belum menunjukkan bahwa lembarnya tersimpan.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Buat yang baru</translation>
    </message>
    <message>
        <source>Make new cards</source>
        <translation>Buat kartu baru</translation>
    </message>
    <message>
        <source>Make cards</source>
        <translation>Buat kartu</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>Coba kartunya</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Matikan</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Nyalakan</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>Tambah kunci</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Take this way in away? {way}</source>
        <translation>Hapus cara masuk ini? {way}</translation>
    </message>
    <message>
        <source>It opens this vault no more. If somebody else may have it, make all keys new as well: that button is at the foot of this page.</source>
        <translation>Cara ini tidak lagi membuka brankas ini. Jika mungkin ada orang lain yang memegangnya, perbarui juga semua kunci: tombolnya ada di bagian bawah halaman ini.</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Jangan, simpan saja</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Your health records, kept by you</source>
        <translation>Rekam medis Anda, di tangan Anda</translation>
    </message>
    <message>
        <source>RekamKu keeps what hospitals gave you and your family in one place.</source>
        <translation>RekamKu menyimpan yang diberikan rumah sakit kepada Anda dan keluarga di satu tempat.</translation>
    </message>
    <message>
        <source>Make my vault</source>
        <translation>Buat brankas saya</translation>
    </message>
    <message>
        <source>Bring in files from hospitals and see them as one story, for each of you.</source>
        <translation>Masukkan berkas dari rumah sakit dan lihat sebagai satu cerita, untuk setiap orang.</translation>
    </message>
    <message>
        <source>Prove that nothing was altered. Let a doctor see a part for a short time.</source>
        <translation>Buktikan bahwa tidak ada yang diubah. Perlihatkan sebagian kepada dokter untuk sebentar.</translation>
    </message>
    <message>
        <source>Everything is locked on this computer. Nobody else can open it, not even us.</source>
        <translation>Semuanya terkunci di komputer ini. Tidak ada orang lain yang dapat membukanya, kami pun tidak.</translation>
    </message>
    <message>
        <source>Open a vault I already have</source>
        <translation>Buka brankas yang sudah ada</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Pulihkan dari cadangan</translation>
    </message>
    <message>
        <source>Look around first, with made-up people</source>
        <translation>Lihat-lihat dahulu, dengan orang rekaan</translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <source>Why do you share?</source>
        <translation>Mengapa Anda berbagi?</translation>
    </message>
    <message>
        <source>What do you share?</source>
        <translation>Apa yang Anda bagikan?</translation>
    </message>
    <message>
        <source>What is needed for this</source>
        <translation>Yang diperlukan untuk itu</translation>
    </message>
    <message>
        <source>I choose myself</source>
        <translation>Saya pilih sendiri</translation>
    </message>
    <message>
        <source>By kind and by date.</source>
        <translation>Menurut jenis dan tanggal.</translation>
    </message>
    <message>
        <source>Only this record</source>
        <translation>Hanya catatan ini</translation>
    </message>
    <message>
        <source>Only these records</source>
        <translation>Hanya catatan-catatan ini</translation>
    </message>
    <message>
        <source>With what is needed to understand it.</source>
        <translation>Beserta yang diperlukan untuk memahaminya.</translation>
    </message>
    <message>
        <source>{kind} ({number})</source>
        <translation>{kind} ({number})</translation>
    </message>
    <message>
        <source>Such as 14-03-2024 or 2024. May stay empty.</source>
        <translation>Misalnya 14-03-2024 atau 2024. Boleh kosong.</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Tidak sebelum</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Tidak sesudah</translation>
    </message>
    <message>
        <source>This is no date yet.</source>
        <translation>Ini belum berupa tanggal.</translation>
    </message>
</context>
<context>
    <name>WhomStep</name>
    <message>
        <source>Dr. Wayan, Puskesmas Kediri</source>
        <translation>dr. Wayan, Puskesmas Kediri</translation>
    </message>
    <message>
        <source>Who will read it?</source>
        <translation>Siapa yang akan membacanya?</translation>
    </message>
    <message>
        <source>As often as needed</source>
        <translation>Sesering yang diperlukan</translation>
    </message>
    <message>
        <source>How often may it be opened?</source>
        <translation>Berapa kali boleh dibuka?</translation>
    </message>
    <message>
        <source>Please say who will read it.</source>
        <translation>Mohon tulis siapa yang akan membacanya.</translation>
    </message>
    <message>
        <source>At least four characters, please.</source>
        <translation>Minimal empat karakter.</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Satu kali</translation>
    </message>
    <message>
        <source>Three times</source>
        <translation>Tiga kali</translation>
    </message>
    <message>
        <source>Ten times</source>
        <translation>Sepuluh kali</translation>
    </message>
    <message>
        <source>How long does it stay open?</source>
        <translation>Berapa lama tetap terbuka?</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Waktu lain</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>For how many hours?</source>
        <translation>Untuk berapa jam?</translation>
    </message>
    <message>
        <source>With a phone or computer on the same Wi-Fi</source>
        <translation>Dengan ponsel atau komputer di Wi-Fi yang sama</translation>
    </message>
    <message>
        <source>Use a network you trust: whoever controls the network could tamper with the page. The records themselves travel sealed.</source>
        <translation>Gunakan jaringan yang Anda percaya: pengelola jaringan dapat mengubah halamannya. Catatannya sendiri dikirim dalam keadaan tersegel.</translation>
    </message>
    <message>
        <source>On this computer only</source>
        <translation>Hanya di komputer ini</translation>
    </message>
    <message>
        <source>The reader looks at your screen; nothing leaves this computer.</source>
        <translation>Pembaca melihat layar Anda; tidak ada yang keluar dari komputer ini.</translation>
    </message>
    <message>
        <source>How will they open it?</source>
        <translation>Bagaimana mereka membukanya?</translation>
    </message>
    <message>
        <source>This computer is not in a network now.</source>
        <translation>Komputer ini sedang tidak terhubung ke jaringan.</translation>
    </message>
    <message>
        <source>Also ask for a code of numbers</source>
        <translation>Minta juga kode angka</translation>
    </message>
    <message>
        <source>You tell it to the reader yourself; after ten wrong tries it closes.</source>
        <translation>Anda sendiri yang memberitahukannya; setelah sepuluh kali salah, berbagi ditutup.</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>A number of hours, such as 3 or 0.5.</source>
        <translation>Jumlah jam, misalnya 3 atau 0,5.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Whose records</source>
        <translation>Catatan siapa</translation>
    </message>
    <message>
        <source>Main navigation</source>
        <translation>Navigasi utama</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Kunci sekarang</translation>
    </message>
</context>
<context>
    <name>WitnessesScreen</name>
    <message>
        <source>Witnesses</source>
        <translation>Saksi</translation>
    </message>
    <message>
        <source>A witness is somebody outside, a hospital or an association for example, who notes once a day that your vault has only grown. Nobody can then put back an older state unseen, and others can trust the date on a proof. Witnesses are never needed for daily use.</source>
        <translation>Saksi adalah pihak luar, misalnya rumah sakit atau perhimpunan, yang mencatat sekali sehari bahwa brankas Anda hanya bertambah. Dengan begitu tidak ada yang dapat diam-diam mengembalikan keadaan lama, dan orang lain dapat memercayai tanggal pada sebuah bukti. Untuk pemakaian sehari-hari saksi tidak diperlukan.</translation>
    </message>
    <message>
        <source>Choose a witness</source>
        <translation>Pilih saksi</translation>
    </message>
    <message>
        <source>No witness was chosen</source>
        <translation>Belum ada saksi yang dipilih</translation>
    </message>
    <message>
        <source>Nothing is sent to anybody.</source>
        <translation>Tidak ada yang dikirim kepada siapa pun.</translation>
    </message>
    <message>
        <source>Ask all of them now</source>
        <translation>Tanyai semuanya sekarang</translation>
    </message>
    <message>
        <source>They have not been asked yet.</source>
        <translation>Mereka belum ditanyai.</translation>
    </message>
    <message>
        <source>So many must confirm before the vault counts as vouched for.</source>
        <translation>Sebanyak inilah yang harus menguatkan agar brankas dianggap bersaksi.</translation>
    </message>
    <message>
        <source>How many must agree</source>
        <translation>Berapa yang harus sepakat</translation>
    </message>
    <message>
        <source>Leave this witness</source>
        <translation>Lepaskan saksi ini</translation>
    </message>
    <message>
        <source>Leave {name}</source>
        <translation>Lepaskan {name}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Address and key</source>
        <translation>Alamat dan kunci</translation>
    </message>
    <message>
        <source>Address and key of {name}</source>
        <translation>Alamat dan kunci {name}</translation>
    </message>
    <message>
        <source>Leave {name}?</source>
        <translation>Lepaskan {name}?</translation>
    </message>
    <message>
        <source>It is not asked any more. What it confirmed stays in the log of the vault.</source>
        <translation>Saksi ini tidak ditanyai lagi. Yang pernah dikuatkannya tetap ada di buku catatan brankas.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lepaskan</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Jangan, simpan saja</translation>
    </message>
</context>
<context>
    <name>WordsSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>A few words are needed.</source>
        <translation>Tuliskan beberapa kata.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Ini terlalu panjang.</translation>
    </message>
</context>
<context>
    <name>WorkScreen</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Add records</source>
        <translation>Tambah catatan</translation>
    </message>
    <message>
        <source>Files that are being read, or wait for it, are listed here.</source>
        <translation>Berkas yang sedang dibaca, atau menunggu dibaca, tercantum di sini.</translation>
    </message>
    <message>
        <source>Nothing is in hand</source>
        <translation>Tidak ada pekerjaan</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
</context>
<context>
    <name>_Filling</name>
    <message>
        <source>Preparing made-up records</source>
        <translation>Menyiapkan catatan rekaan</translation>
    </message>
    <message>
        <source>Filling a throw-away vault</source>
        <translation>Mengisi brankas sementara</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
</context>
<context>
    <name>_PersonSheet</name>
    <message>
        <source>Add a person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>Correct what is known</source>
        <translation>Perbaiki keterangan</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>Tambahkan orang ini</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>{name} ditambahkan.</translation>
    </message>
    <message>
        <source>{name} was saved.</source>
        <translation>{name} disimpan.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Without a date</source>
        <translation>Tanpa tanggal</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>hari ini {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>kemarin {time}</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <translation>HH.mm</translation>
    </message>
    <message>
        <source>Your records are safe; nothing was changed.</source>
        <translation>Catatan Anda aman; tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Nothing was saved; what was there before is unharmed.</source>
        <translation>Tidak ada yang disimpan; isi sebelumnya tetap utuh.</translation>
    </message>
    <message>
        <source>Nothing was shared.</source>
        <translation>Tidak ada yang dibagikan.</translation>
    </message>
    <message>
        <source>Your records are safe and still locked.</source>
        <translation>Catatan Anda aman dan masih terkunci.</translation>
    </message>
    <message>
        <source>You can still read and export everything.</source>
        <translation>Anda masih dapat membaca dan mengekspor semuanya.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Silakan coba lagi.</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Ada yang tidak beres di dalam program</translation>
    </message>
    <message>
        <source>Try again. If it happens again, close the program and open it anew.</source>
        <translation>Coba lagi. Jika terulang, tutup program lalu buka kembali.</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>Ini tidak dapat dilakukan</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Sedang dipakai</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Sedang berlangsung</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Direncanakan</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Diperbaiki</translation>
    </message>
    <message>
        <source>Not final yet</source>
        <translation>Belum final</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kambuh</translation>
    </message>
    <message>
        <source>Final result</source>
        <translation>Hasil final</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Not active now</source>
        <translation>Sedang tidak aktif</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Rancangan</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Ditunda</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Dihentikan</translation>
    </message>
    <message>
        <source>Replaced by a newer one</source>
        <translation>Diganti yang lebih baru</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Sudah sembuh</translation>
    </message>
    <message>
        <source>Quiet for now</source>
        <translation>Sedang mereda</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Sudah dipesan</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>On a waiting list</source>
        <translation>Dalam daftar tunggu</translation>
    </message>
    <message>
        <source>Took place</source>
        <translation>Sudah terlaksana</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Tidak datang</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Sudah dipastikan</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Belum dipastikan</translation>
    </message>
    <message>
        <source>Suspected</source>
        <translation>Dugaan</translation>
    </message>
    <message>
        <source>One of several possibilities</source>
        <translation>Salah satu kemungkinan</translation>
    </message>
    <message>
        <source>A severe reaction is likely</source>
        <translation>Reaksi berat mungkin terjadi</translation>
    </message>
    <message>
        <source>A severe reaction is not likely</source>
        <translation>Reaksi berat kecil kemungkinannya</translation>
    </message>
    <message>
        <source>How severe it could be is not known</source>
        <translation>Beratnya reaksi belum diketahui</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Makanan</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>Lingkungan</translation>
    </message>
    <message>
        <source>Biological medicine</source>
        <translation>Obat biologis</translation>
    </message>
    <message>
        <source>“{file}” cannot be read</source>
        <translation>“{file}” tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Look whether the file is still there and may be opened.</source>
        <translation>Periksa apakah berkasnya masih ada dan boleh dibuka.</translation>
    </message>
    <message>
        <source>“{file}” changed after you reviewed it</source>
        <translation>“{file}” berubah setelah Anda periksa</translation>
    </message>
    <message>
        <source>Review it once more.</source>
        <translation>Periksa sekali lagi.</translation>
    </message>
    <message>
        <source>“{file}” is already there</source>
        <translation>“{file}” sudah ada</translation>
    </message>
    <message>
        <source>It was not touched.</source>
        <translation>Berkas itu tidak disentuh.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Pilih nama lain.</translation>
    </message>
    <message>
        <source>There is nothing to share in this choice</source>
        <translation>Tidak ada yang dapat dibagikan dari pilihan ini</translation>
    </message>
    <message>
        <source>Choose other records or a longer time.</source>
        <translation>Pilih catatan lain atau jangka waktu yang lebih panjang.</translation>
    </message>
    <message>
        <source>{name} is under eighteen and has no guardian here</source>
        <translation>{name} belum berusia delapan belas tahun dan belum punya wali di sini</translation>
    </message>
    <message>
        <source>Name a parent or guardian first.</source>
        <translation>Tentukan orang tua atau walinya terlebih dahulu.</translation>
    </message>
    <message>
        <source>For whom and why is still missing</source>
        <translation>Untuk siapa dan untuk apa belum diisi</translation>
    </message>
    <message>
        <source>Say who will read it, and what for.</source>
        <translation>Tuliskan siapa yang akan membacanya dan untuk apa.</translation>
    </message>
    <message>
        <source>“{value}” cannot be used here</source>
        <translation>“{value}” tidak dapat dipakai di sini</translation>
    </message>
    <message>
        <source>Change it and try again.</source>
        <translation>Ubah, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The vault was closed unexpectedly</source>
        <translation>Brankas tertutup tanpa diminta</translation>
    </message>
    <message>
        <source>Nothing that was saved is lost.</source>
        <translation>Yang sudah disimpan tidak hilang.</translation>
    </message>
    <message>
        <source>Open it again with your passphrase.</source>
        <translation>Buka kembali dengan kata sandi Anda.</translation>
    </message>
    <message>
        <source>The second key would be kept nowhere</source>
        <translation>Kunci kedua tidak akan tersimpan di mana pun</translation>
    </message>
    <message>
        <source>Save or print the recovery sheet first.</source>
        <translation>Simpan atau cetak lembar pemulihan terlebih dahulu.</translation>
    </message>
    <message>
        <source>The vault is locked</source>
        <translation>Brankas terkunci</translation>
    </message>
    <message>
        <source>This could not be read or sent</source>
        <translation>Ini tidak dapat dibaca atau dikirim</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>Pembacaan dihentikan</translation>
    </message>
    <message>
        <source>The part that reads files cannot be started here</source>
        <translation>Bagian pembaca berkas tidak dapat dijalankan di komputer ini</translation>
    </message>
    <message>
        <source>Start the computer anew, then try again.</source>
        <translation>Nyalakan ulang komputer, lalu coba lagi.</translation>
    </message>
    <message>
        <source>What lies behind this link cannot be opened</source>
        <translation>Isi tautan ini tidak dapat dibuka</translation>
    </message>
    <message>
        <source>Ask the sender for a new link.</source>
        <translation>Mintalah tautan baru kepada pengirim.</translation>
    </message>
    <message>
        <source>The key in this link does not fit</source>
        <translation>Kunci di dalam tautan ini tidak cocok</translation>
    </message>
    <message>
        <source>Scan the code once more, or ask the sender for a new one.</source>
        <translation>Pindai kode sekali lagi, atau mintalah kode baru kepada pengirim.</translation>
    </message>
    <message>
        <source>This is not a link to health records</source>
        <translation>Ini bukan tautan catatan kesehatan</translation>
    </message>
    <message>
        <source>Copy the whole link, or scan the code once more.</source>
        <translation>Salin tautan seutuhnya, atau pindai kode sekali lagi.</translation>
    </message>
    <message>
        <source>This link was made by a newer program</source>
        <translation>Tautan ini dibuat oleh program yang lebih baru</translation>
    </message>
    <message>
        <source>Install the newest version, then open it again.</source>
        <translation>Pasang versi terbaru, lalu buka kembali.</translation>
    </message>
    <message>
        <source>This link ended on {when}</source>
        <translation>Tautan ini berakhir pada {when}</translation>
    </message>
    <message>
        <source>This link is not open any more</source>
        <translation>Tautan ini sudah tidak terbuka</translation>
    </message>
    <message>
        <source>This link needs a code</source>
        <translation>Tautan ini memerlukan kode</translation>
    </message>
    <message>
        <source>Ask the sender for the code and type it here.</source>
        <translation>Mintalah kodenya kepada pengirim, lalu ketik di sini.</translation>
    </message>
    <message>
        <source>Ask the sender for the code once more.</source>
        <translation>Tanyakan sekali lagi kodenya kepada pengirim.</translation>
    </message>
    <message>
        <source>This code is not right</source>
        <translation>Kode ini tidak benar</translation>
    </message>
    <message>
        <source>The answer from the other side was not taken</source>
        <translation>Jawaban dari pihak lain tidak diterima</translation>
    </message>
    <message>
        <source>Try again later, or ask the sender for a new link.</source>
        <translation>Coba lagi nanti, atau mintalah tautan baru kepada pengirim.</translation>
    </message>
    <message>
        <source>Nobody answers at {host}</source>
        <translation>{host} tidak menjawab</translation>
    </message>
    <message>
        <source>Look whether this computer is connected, then try again.</source>
        <translation>Periksa sambungan internet komputer ini, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Left out because they are sensitive: {records}. Tick them to add them.</source>
        <translation>Tidak disertakan karena sensitif: {records}. Centang jika ingin disertakan.</translation>
    </message>
    <message>
        <source>Records with your name are not shared for this purpose</source>
        <translation>Catatan dengan nama Anda tidak dibagikan untuk keperluan ini</translation>
    </message>
    <message>
        <source>Choose another purpose.</source>
        <translation>Pilih keperluan lain.</translation>
    </message>
    <message>
        <source>Another program stands where sharing should listen</source>
        <translation>Program lain memakai tempat yang diperlukan untuk berbagi</translation>
    </message>
    <message>
        <source>Nothing can be opened by the doctor until this is solved.</source>
        <translation>Dokter belum dapat membuka apa pun sampai ini beres.</translation>
    </message>
    <message>
        <source>Close the other program, or start the computer anew.</source>
        <translation>Tutup program lain itu, atau nyalakan ulang komputer.</translation>
    </message>
    <message>
        <source>This time stamp does not hold</source>
        <translation>Cap waktu ini tidak sah</translation>
    </message>
    <message>
        <source>The memory of the server does not answer</source>
        <translation>Penyimpanan server tidak menjawab</translation>
    </message>
    <message>
        <source>Take the picture from nearer, with the whole code on it.</source>
        <translation>Ambil gambar lebih dekat, dengan seluruh kode terlihat.</translation>
    </message>
    <message>
        <source>The picture is too large; take a smaller one.</source>
        <translation>Gambarnya terlalu besar; pakai yang lebih kecil.</translation>
    </message>
    <message>
        <source>The link is too long for one code.</source>
        <translation>Tautannya terlalu panjang untuk satu kode.</translation>
    </message>
    <message>
        <source>Choose another picture.</source>
        <translation>Pilih gambar lain.</translation>
    </message>
    <message>
        <source>No code could be read from this picture</source>
        <translation>Tidak ada kode yang terbaca dari gambar ini</translation>
    </message>
    <message>
        <source>The doctor's page is missing from this program</source>
        <translation>Halaman dokter tidak ada di dalam program ini</translation>
    </message>
    <message>
        <source>Install the program anew.</source>
        <translation>Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>The place for backups is not there now</source>
        <translation>Tempat cadangan sedang tidak ada</translation>
    </message>
    <message>
        <source>Your vault is unharmed, and so are the backups made before.</source>
        <translation>Brankas Anda tetap aman, begitu pula cadangan yang sudah dibuat.</translation>
    </message>
    <message>
        <source>Plug it in or connect, then make the backup again.</source>
        <translation>Pasang atau sambungkan dahulu, lalu buat cadangannya lagi.</translation>
    </message>
    <message>
        <source>The place for backups is not the one it was</source>
        <translation>Tempat cadangan ini bukan yang dulu</translation>
    </message>
    <message>
        <source>Your vault is unharmed, and nothing was written or deleted there.</source>
        <translation>Brankas Anda tetap aman, dan tidak ada yang ditulis atau dihapus di sana.</translation>
    </message>
    <message>
        <source>Is it another stick or folder? If you mean it, set it up anew here.</source>
        <translation>Apakah ini flashdisk atau folder lain? Kalau memang begitu, atur ulang tempatnya di sini.</translation>
    </message>
    <message>
        <source>Look at the name and the password for this place.</source>
        <translation>Periksa nama dan kata sandi untuk tempat ini.</translation>
    </message>
    <message>
        <source>Make room there, or choose another place.</source>
        <translation>Kosongkan sedikit ruang di sana, atau pilih tempat lain.</translation>
    </message>
    <message>
        <source>Look at the address of this place.</source>
        <translation>Periksa alamat tempat ini.</translation>
    </message>
    <message>
        <source>The place for backups did not take it</source>
        <translation>Tempat cadangan tidak mau menerimanya</translation>
    </message>
    <message>
        <source>The vault refused this</source>
        <translation>Brankas menolak ini</translation>
    </message>
    <message>
        <source>There is no vault in “{folder}”</source>
        <translation>Tidak ada brankas di “{folder}”</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>Tidak ada yang berubah di komputer ini.</translation>
    </message>
    <message>
        <source>Choose another folder, or make a new vault there.</source>
        <translation>Pilih folder lain, atau buat brankas baru di sana.</translation>
    </message>
    <message>
        <source>Something already lies in “{folder}”</source>
        <translation>Folder “{folder}” sudah ada isinya</translation>
    </message>
    <message>
        <source>Nothing in that folder was touched.</source>
        <translation>Isi folder itu tidak disentuh.</translation>
    </message>
    <message>
        <source>Choose an empty folder, or open the vault that lies there.</source>
        <translation>Pilih folder kosong, atau buka brankas yang ada di sana.</translation>
    </message>
    <message>
        <source>The first page of the vault is damaged, and so is its copy</source>
        <translation>Halaman pertama brankas rusak, begitu juga salinannya</translation>
    </message>
    <message>
        <source>Nothing was changed. The records themselves may well be unharmed.</source>
        <translation>Tidak ada yang diubah. Catatannya sendiri mungkin masih utuh.</translation>
    </message>
    <message>
        <source>Do not delete the folder. Restore your latest backup beside it.</source>
        <translation>Jangan hapus foldernya. Pulihkan cadangan terakhir Anda di sebelahnya.</translation>
    </message>
    <message>
        <source>This vault was made by a newer version of the program</source>
        <translation>Brankas ini dibuat oleh versi program yang lebih baru</translation>
    </message>
    <message>
        <source>This passphrase does not open the vault</source>
        <translation>Kata sandi ini tidak membuka brankas</translation>
    </message>
    <message>
        <source>Look at Caps Lock and at the language of the keyboard, then try again.</source>
        <translation>Periksa Caps Lock dan bahasa papan ketik, lalu coba lagi.</translation>
    </message>
    <message>
        <source>This computer does not know the vault's second key</source>
        <translation>Komputer ini tidak mengenal kunci kedua brankas</translation>
    </message>
    <message>
        <source>Your records are safe. Your passphrase may well be right.</source>
        <translation>Catatan Anda aman. Kata sandi Anda mungkin sudah benar.</translation>
    </message>
    <message>
        <source>Have your recovery sheet ready: it holds the second key.</source>
        <translation>Siapkan lembar pemulihan Anda: kunci kedua ada di sana.</translation>
    </message>
    <message>
        <source>This sheet belongs to another vault.</source>
        <translation>Lembar ini milik brankas lain.</translation>
    </message>
    <message>
        <source>A newer sheet was made since; look for that one.</source>
        <translation>Sudah ada lembar yang lebih baru; cari yang itu.</translation>
    </message>
    <message>
        <source>The sheet was made by a newer version of the program.</source>
        <translation>Lembar ini dibuat oleh versi program yang lebih baru.</translation>
    </message>
    <message>
        <source>All 24 words are needed, in their order.</source>
        <translation>Ke-24 kata diperlukan semua, sesuai urutannya.</translation>
    </message>
    <message>
        <source>Compare each word with the sheet, then try again.</source>
        <translation>Cocokkan setiap kata dengan lembar, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Word {number} is not on the list.</source>
        <translation>Kata ke-{number} tidak ada dalam daftar.</translation>
    </message>
    <message>
        <source>The recovery sheet could not be used</source>
        <translation>Lembar pemulihan tidak dapat dipakai</translation>
    </message>
    <message>
        <source>Compare each word with the card, then try again.</source>
        <translation>Cocokkan setiap kata dengan kartunya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>This card belongs to another vault.</source>
        <translation>Kartu ini milik brankas lain.</translation>
    </message>
    <message>
        <source>These cards were not made together. Look for cards with the same set number.</source>
        <translation>Kartu-kartu ini tidak dibuat bersamaan. Cari kartu dengan nomor set yang sama.</translation>
    </message>
    <message>
        <source>This card was given before. Another one is needed.</source>
        <translation>Kartu ini sudah dipakai tadi. Perlu kartu yang lain.</translation>
    </message>
    <message>
        <source>Newer cards were made since; look for those.</source>
        <translation>Sejak itu sudah dibuat kartu yang lebih baru; cari kartu yang itu.</translation>
    </message>
    <message>
        <source>The card was made by a newer version of the program.</source>
        <translation>Kartu ini dibuat oleh versi program yang lebih baru.</translation>
    </message>
    <message>
        <source>All 33 words of the card are needed, in their order.</source>
        <translation>Semua 33 kata di kartu harus diketik sesuai urutannya.</translation>
    </message>
    <message>
        <source>This is no recovery card. Type its 33 words instead.</source>
        <translation>Ini bukan kartu pemulihan. Ketik saja 33 katanya.</translation>
    </message>
    <message>
        <source>The recovery card could not be used</source>
        <translation>Kartu pemulihan tidak dapat dipakai</translation>
    </message>
    <message>
        <source>Plug the security key in, then try again.</source>
        <translation>Colokkan kunci keamanan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>This computer cannot speak with security keys.</source>
        <translation>Komputer ini tidak dapat memakai kunci keamanan.</translation>
    </message>
    <message>
        <source>This kind of key cannot open a vault. Take another way in.</source>
        <translation>Kunci jenis ini tidak dapat membuka brankas. Pakai cara masuk yang lain.</translation>
    </message>
    <message>
        <source>This is not the key that was added to this vault.</source>
        <translation>Ini bukan kunci yang ditambahkan ke brankas ini.</translation>
    </message>
    <message>
        <source>Touch the key when it blinks.</source>
        <translation>Sentuh kuncinya saat lampunya berkedip.</translation>
    </message>
    <message>
        <source>Look at the PIN of the key, then try again.</source>
        <translation>Periksa PIN kuncinya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The security key could not be used</source>
        <translation>Kunci keamanan tidak dapat dipakai</translation>
    </message>
    <message>
        <source>This is the last way into your vault</source>
        <translation>Ini cara masuk terakhir ke brankas Anda</translation>
    </message>
    <message>
        <source>It stays, so that you are never locked out.</source>
        <translation>Cara ini tidak dihapus, supaya Anda tidak pernah terkunci di luar.</translation>
    </message>
    <message>
        <source>Make another way in first, such as a recovery sheet.</source>
        <translation>Buat dulu cara masuk lain, misalnya lembar pemulihan.</translation>
    </message>
    <message>
        <source>Your keys were made new by another program on this computer</source>
        <translation>Kunci Anda telah diperbarui oleh program lain di komputer ini</translation>
    </message>
    <message>
        <source>Lock the vault and open it again.</source>
        <translation>Kunci brankas, lalu buka lagi.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys</source>
        <translation>Komputer ini tidak punya tempat aman untuk kunci</translation>
    </message>
    <message>
        <source>The vault works all the same.</source>
        <translation>Brankas tetap dapat dipakai.</translation>
    </message>
    <message>
        <source>Keep the recovery sheet at hand: you will need it to open the vault.</source>
        <translation>Simpan lembar pemulihan di dekat Anda: Anda memerlukannya untuk membuka brankas.</translation>
    </message>
    <message>
        <source>Type a passphrase.</source>
        <translation>Ketik kata sandi.</translation>
    </message>
    <message>
        <source>Make it longer: five words or more are easy to keep.</source>
        <translation>Buat lebih panjang: lima kata atau lebih mudah diingat.</translation>
    </message>
    <message>
        <source>Make it shorter.</source>
        <translation>Buat lebih pendek.</translation>
    </message>
    <message>
        <source>It holds signs that cannot be typed again for sure.</source>
        <translation>Ada tanda yang belum tentu dapat diketik lagi.</translation>
    </message>
    <message>
        <source>Without a recovery sheet, use the five words that the program suggests.</source>
        <translation>Tanpa lembar pemulihan, pakailah lima kata yang disarankan program.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Pilih yang lain.</translation>
    </message>
    <message>
        <source>This passphrase is not strong enough</source>
        <translation>Kata sandi ini kurang kuat</translation>
    </message>
    <message>
        <source>Nobody called “{name}” was found</source>
        <translation>Tidak ada orang bernama “{name}”</translation>
    </message>
    <message>
        <source>Choose somebody from the list.</source>
        <translation>Pilih seseorang dari daftar.</translation>
    </message>
    <message>
        <source>“{name}” is already in this vault</source>
        <translation>“{name}” sudah ada di brankas ini</translation>
    </message>
    <message>
        <source>Add something to the name that tells the two apart.</source>
        <translation>Tambahkan sesuatu pada namanya agar keduanya dapat dibedakan.</translation>
    </message>
    <message>
        <source>This record is not there</source>
        <translation>Catatan ini tidak ada</translation>
    </message>
    <message>
        <source>It may have been taken back. Look in Activity.</source>
        <translation>Mungkin sudah ditarik kembali. Lihat di Aktivitas.</translation>
    </message>
    <message>
        <source>The record changed while you were looking</source>
        <translation>Catatan ini berubah saat Anda melihatnya</translation>
    </message>
    <message>
        <source>Nothing was destroyed.</source>
        <translation>Tidak ada yang dimusnahkan.</translation>
    </message>
    <message>
        <source>Look once more at what would go, then decide.</source>
        <translation>Lihat sekali lagi apa saja yang akan hilang, lalu putuskan.</translation>
    </message>
    <message>
        <source>This import is not there, or it was undone before</source>
        <translation>Impor ini tidak ada, atau sudah dibatalkan</translation>
    </message>
    <message>
        <source>This share is not there</source>
        <translation>Pembagian ini tidak ada</translation>
    </message>
    <message>
        <source>This witness was not chosen, or was left meanwhile</source>
        <translation>Saksi ini tidak dipilih, atau sudah dilepaskan</translation>
    </message>
    <message>
        <source>Something in the vault was changed from outside, or is missing</source>
        <translation>Ada bagian brankas yang diubah dari luar, atau hilang</translation>
    </message>
    <message>
        <source>Nothing new is saved until you decide. See what happened in Activity.</source>
        <translation>Tidak ada yang baru disimpan sampai Anda memutuskan. Lihat yang terjadi di Aktivitas.</translation>
    </message>
    <message>
        <source>This vault is older than the one last used here</source>
        <translation>Brankas ini lebih lama daripada yang terakhir dipakai di sini</translation>
    </message>
    <message>
        <source>{remembered} entries are remembered, {found} are here. Put the newer copy back, or decide in Activity to go on with this one.</source>
        <translation>Yang diingat {remembered} entri, yang ada di sini {found}. Kembalikan salinan yang lebih baru, atau putuskan di Aktivitas untuk melanjutkan dengan yang ini.</translation>
    </message>
    <message>
        <source>This is a copy of a vault, or a restored one</source>
        <translation>Ini salinan brankas, atau brankas yang dipulihkan</translation>
    </message>
    <message>
        <source>Confirm once that you want to go on with this copy.</source>
        <translation>Pastikan sekali bahwa Anda ingin melanjutkan dengan salinan ini.</translation>
    </message>
    <message>
        <source>This proof does not hold</source>
        <translation>Bukti ini tidak sah</translation>
    </message>
    <message>
        <source>Ask for the file again from where it came.</source>
        <translation>Mintalah kembali berkas itu dari asalnya.</translation>
    </message>
    <message>
        <source>Another program is using the vault just now</source>
        <translation>Program lain sedang memakai brankas ini</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>Tunggu sampai selesai, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Penyimpanan penuh</translation>
    </message>
    <message>
        <source>Free some room on the disk, then try again.</source>
        <translation>Kosongkan sebagian penyimpanan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Nothing can be written to “{folder}”</source>
        <translation>“{folder}” tidak dapat ditulisi</translation>
    </message>
    <message>
        <source>You may not do that with this record</source>
        <translation>Anda tidak boleh melakukan itu dengan catatan ini</translation>
    </message>
    <message>
        <source>Ask somebody who decides about it, on the Family page.</source>
        <translation>Tanyakan kepada yang memutuskannya, di halaman Keluarga.</translation>
    </message>
    <message>
        <source>Two guardians disagree, so this record can only be read</source>
        <translation>Dua wali tidak sepakat, jadi catatan ini hanya dapat dibaca</translation>
    </message>
    <message>
        <source>Nothing was changed and nothing is lost.</source>
        <translation>Tidak ada yang berubah dan tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>Somebody else decides on the Family page, or one takes it back.</source>
        <translation>Orang lain memutuskan di halaman Keluarga, atau salah satu menarik permintaannya.</translation>
    </message>
    <message>
        <source>Nobody would decide for this person any more</source>
        <translation>Tidak akan ada lagi yang memutuskan untuk orang ini</translation>
    </message>
    <message>
        <source>The other guardian has fourteen days to answer first</source>
        <translation>Wali yang lain lebih dulu punya empat belas hari untuk menjawab</translation>
    </message>
    <message>
        <source>Another guardian has to agree first</source>
        <translation>Wali yang lain harus setuju lebih dulu</translation>
    </message>
    <message>
        <source>This vault was made for this person</source>
        <translation>Brankas ini dibuat untuk orang ini</translation>
    </message>
    <message>
        <source>This cannot be changed</source>
        <translation>Ini tidak dapat diubah</translation>
    </message>
    <message>
        <source>Move them into a vault of their own, or delete the whole vault folder.</source>
        <translation>Pindahkan catatannya ke brankas sendiri, atau hapus seluruh folder brankas ini.</translation>
    </message>
    <message>
        <source>The Family page says who may see whom and what is asked.</source>
        <translation>Halaman Keluarga menunjukkan siapa boleh melihat siapa dan apa yang diminta.</translation>
    </message>
    <message>
        <source>There is no such member</source>
        <translation>Tidak ada anggota itu</translation>
    </message>
    <message>
        <source>The Family page names every member.</source>
        <translation>Halaman Keluarga menyebut semua anggota.</translation>
    </message>
    <message>
        <source>This name cannot be used</source>
        <translation>Nama ini tidak dapat dipakai</translation>
    </message>
    <message>
        <source>Another member is called that already</source>
        <translation>Sudah ada anggota dengan panggilan itu</translation>
    </message>
    <message>
        <source>This passphrase is taken</source>
        <translation>Kata sandi ini sudah dipakai</translation>
    </message>
    <message>
        <source>This member still decides for somebody</source>
        <translation>Anggota ini masih memutuskan untuk seseorang</translation>
    </message>
    <message>
        <source>This member cannot be added or removed</source>
        <translation>Anggota ini tidak dapat ditambah atau dikeluarkan</translation>
    </message>
    <message>
        <source>First hand the record over, or move it out.</source>
        <translation>Serahkan dulu catatannya, atau pindahkan ke brankas sendiri.</translation>
    </message>
    <message>
        <source>Take off the write protection, or choose another place.</source>
        <translation>Lepaskan perlindungan tulis, atau pilih tempat lain.</translation>
    </message>
    <message>
        <source>Type a name. One name is enough.</source>
        <translation>Ketik sebuah nama. Satu nama sudah cukup.</translation>
    </message>
    <message>
        <source>The NIK has 16 digits, as on the identity card.</source>
        <translation>NIK terdiri atas 16 angka, seperti di KTP.</translation>
    </message>
    <message>
        <source>Look at the birth date: day, month, year.</source>
        <translation>Periksa tanggal lahir: hari, bulan, tahun.</translation>
    </message>
    <message>
        <source>Say the relation in fewer words.</source>
        <translation>Sebutkan hubungannya dengan lebih singkat.</translation>
    </message>
    <message>
        <source>Look at what you typed.</source>
        <translation>Periksa yang Anda ketik.</translation>
    </message>
    <message>
        <source>Something about this person cannot be right</source>
        <translation>Ada data orang ini yang tidak mungkin benar</translation>
    </message>
    <message>
        <source>This file is not a backup of RekamKu</source>
        <translation>Berkas ini bukan cadangan RekamKu</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .rekamku.</source>
        <translation>Pilih berkas yang namanya berakhiran .rekamku.</translation>
    </message>
    <message>
        <source>The end of this backup is missing or damaged</source>
        <translation>Bagian akhir cadangan ini hilang atau rusak</translation>
    </message>
    <message>
        <source>This backup cannot be opened with these keys</source>
        <translation>Cadangan ini tidak dapat dibuka dengan kunci ini</translation>
    </message>
    <message>
        <source>This backup is damaged</source>
        <translation>Cadangan ini rusak</translation>
    </message>
    <message>
        <source>Take another backup of the same vault, such as an earlier one.</source>
        <translation>Gunakan cadangan lain dari brankas yang sama, misalnya yang lebih lama.</translation>
    </message>
    <message>
        <source>This share has already ended</source>
        <translation>Pembagian ini sudah berakhir</translation>
    </message>
    <message>
        <source>Nobody can open it any more.</source>
        <translation>Tidak ada lagi yang dapat membukanya.</translation>
    </message>
    <message>
        <source>Make a new one if it is still needed.</source>
        <translation>Buat yang baru jika masih diperlukan.</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>Lab result</source>
        <translation>Hasil lab</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Pengukuran</translation>
    </message>
    <message>
        <source>Write down by hand</source>
        <translation>Catat sendiri</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Obat</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Yang diukur</translation>
    </message>
    <message>
        <source>Laboratory or hospital</source>
        <translation>Laboratorium atau rumah sakit</translation>
    </message>
    <message>
        <source>Medicine and strength</source>
        <translation>Nama obat dan kekuatannya</translation>
    </message>
    <message>
        <source>How it is taken</source>
        <translation>Cara minum atau pakai</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Untuk keluhan apa</translation>
    </message>
    <message>
        <source>Is it taken now?</source>
        <translation>Apakah sekarang masih dipakai?</translation>
    </message>
    <message>
        <source>Allergic to</source>
        <translation>Alergi terhadap</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Diketahui sejak</translation>
    </message>
    <message>
        <source>Illness or complaint</source>
        <translation>Penyakit atau keluhan</translation>
    </message>
    <message>
        <source>Is it there now?</source>
        <translation>Apakah sekarang masih ada?</translation>
    </message>
    <message>
        <source>Vaccine</source>
        <translation>Vaksin</translation>
    </message>
    <message>
        <source>Which dose</source>
        <translation>Dosis ke berapa</translation>
    </message>
    <message>
        <source>What kind of visit</source>
        <translation>Jenis kunjungan</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Poli atau bagian</translation>
    </message>
    <message>
        <source>Discharged on</source>
        <translation>Pulang tanggal</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Tindakan yang dilakukan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>What they have or had</source>
        <translation>Penyakit yang diderita</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Pemeriksaan</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>Upper number</source>
        <translation>Angka atas</translation>
    </message>
    <message>
        <source>Lower number</source>
        <translation>Angka bawah</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Reference range from</source>
        <translation>Nilai rujukan dari</translation>
    </message>
    <message>
        <source>Reference range to</source>
        <translation>Nilai rujukan sampai</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Doctor or nurse</source>
        <translation>Dokter atau perawat</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Reaksi yang timbul</translation>
    </message>
    <message>
        <source>How severe</source>
        <translation>Seberapa berat</translation>
    </message>
    <message>
        <source>Batch number</source>
        <translation>Nomor batch</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>At what age</source>
        <translation>Pada usia berapa</translation>
    </message>
    <message>
        <source>A number, or words such as “negative”</source>
        <translation>Angka, atau kata seperti “negatif”</translation>
    </message>
    <message>
        <source>If you leave this empty, the name of the file is used</source>
        <translation>Jika dikosongkan, dipakai nama berkasnya</translation>
    </message>
    <message>
        <source>If you leave this empty, the usual unit is used</source>
        <translation>Jika dikosongkan, dipakai satuan yang lazim</translation>
    </message>
    <message>
        <source>Day, month, year: 14-03-2026; the year alone will do</source>
        <translation>Hari, bulan, tahun: 14-03-2026; tahun saja pun boleh</translation>
    </message>
    <message>
        <source>Day, month, year; the year alone will do</source>
        <translation>Hari, bulan, tahun; tahun saja pun boleh</translation>
    </message>
    <message>
        <source>A photo, PDF or any other file up to 64 MB; it is kept as it is</source>
        <translation>Foto, PDF, atau berkas lain hingga 64 MB; disimpan apa adanya</translation>
    </message>
    <message>
        <source>You can leave this empty. As 7:30</source>
        <translation>Boleh dikosongkan. Contoh: 7.30</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Tidak diketahui</translation>
    </message>
    <message>
        <source>Blood pressure</source>
        <translation>Tekanan darah</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Berat badan</translation>
    </message>
    <message>
        <source>Body temperature</source>
        <translation>Suhu tubuh</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>Denyut nadi</translation>
    </message>
    <message>
        <source>Oxygen saturation</source>
        <translation>Saturasi oksigen</translation>
    </message>
    <message>
        <source>Blood sugar</source>
        <translation>Gula darah</translation>
    </message>
    <message>
        <source>Blood sugar (mmol/L)</source>
        <translation>Gula darah (mmol/L)</translation>
    </message>
    <message>
        <source>Breaths a minute</source>
        <translation>Laju napas per menit</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Tinggi badan</translation>
    </message>
    <message>
        <source>Yes, it is taken</source>
        <translation>Ya, masih dipakai</translation>
    </message>
    <message>
        <source>No, it was stopped</source>
        <translation>Tidak, sudah dihentikan</translation>
    </message>
    <message>
        <source>Yes, it is there</source>
        <translation>Ya, masih ada</translation>
    </message>
    <message>
        <source>No, it is over</source>
        <translation>Tidak, sudah sembuh</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>Ringan</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Sedang</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>Berat</translation>
    </message>
    <message>
        <source>Outpatient</source>
        <translation>Rawat jalan</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Gawat darurat</translation>
    </message>
    <message>
        <source>Stay in hospital</source>
        <translation>Rawat inap</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>Di rumah</translation>
    </message>
    <message>
        <source>By phone or video</source>
        <translation>Lewat telepon atau video</translation>
    </message>
    <message>
        <source>Mother</source>
        <translation>Ibu</translation>
    </message>
    <message>
        <source>Father</source>
        <translation>Ayah</translation>
    </message>
    <message>
        <source>Sister</source>
        <translation>Saudara perempuan</translation>
    </message>
    <message>
        <source>Brother</source>
        <translation>Saudara laki-laki</translation>
    </message>
    <message>
        <source>Daughter</source>
        <translation>Anak perempuan</translation>
    </message>
    <message>
        <source>Son</source>
        <translation>Anak laki-laki</translation>
    </message>
    <message>
        <source>Grandmother</source>
        <translation>Nenek</translation>
    </message>
    <message>
        <source>Grandfather</source>
        <translation>Kakek</translation>
    </message>
    <message>
        <source>Aunt</source>
        <translation>Bibi</translation>
    </message>
    <message>
        <source>Uncle</source>
        <translation>Paman</translation>
    </message>
    <message>
        <source>Another relative</source>
        <translation>Kerabat lain</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ini perlu diisi.</translation>
    </message>
    <message>
        <source>Say what happens, or leave out how severe.</source>
        <translation>Isikan reaksinya, atau kosongkan seberapa beratnya.</translation>
    </message>
    <message>
        <source>This is no date, or one to come. Type it as 14-03-2026.</source>
        <translation>Ini bukan tanggal, atau tanggalnya belum tiba. Ketik seperti 14-03-2026.</translation>
    </message>
    <message>
        <source>This is no time of day. Type it as 7:30.</source>
        <translation>Ini bukan jam. Ketik seperti 7.30.</translation>
    </message>
    <message>
        <source>A time needs a whole date: day, month and year.</source>
        <translation>Jam memerlukan tanggal lengkap: hari, bulan, dan tahun.</translation>
    </message>
    <message>
        <source>Type a number, such as 12,5 or 12.5.</source>
        <translation>Ketik angka, misalnya 12,5 atau 12.5.</translation>
    </message>
    <message>
        <source>This can be read in two ways. Type 1200 or 1,2 instead.</source>
        <translation>Ini dapat dibaca dengan dua cara. Ketik 1200 atau 1,2.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Ini terlalu panjang.</translation>
    </message>
    <message>
        <source>This is far from what is usual. Is it right?</source>
        <translation>Ini jauh dari yang biasa. Apakah sudah benar?</translation>
    </message>
    <message>
        <source>The lower number is not below the upper one. Is it right?</source>
        <translation>Angka bawah tidak lebih kecil daripada angka atas. Apakah sudah benar?</translation>
    </message>
    <message>
        <source>The range ends below its beginning. Is it right?</source>
        <translation>Batas akhirnya lebih kecil daripada batas awalnya. Apakah sudah benar?</translation>
    </message>
    <message>
        <source>This lies before the beginning. Is it right?</source>
        <translation>Ini sebelum tanggal mulainya. Apakah sudah benar?</translation>
    </message>
    <message>
        <source>This can be read as thousands or as a decimal. Kept so, it stands as text only; type 250000 or 250,0 to have it as a number.</source>
        <translation>Ini dapat dibaca sebagai ribuan atau sebagai desimal. Bila disimpan begini, hanya menjadi teks; ketik 250000 atau 250,0 agar menjadi angka.</translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation>Alergi</translation>
    </message>
    <message>
        <source>Vaccination</source>
        <translation>Vaksinasi</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Workout: {kind}</source>
        <translation>Olahraga: {kind}</translation>
    </message>
    <message>
        <source>Laboratory report</source>
        <translation>Laporan laboratorium</translation>
    </message>
    <message>
        <source>Discharge summary</source>
        <translation>Ringkasan pulang</translation>
    </message>
    <message>
        <source>Summary of episode note</source>
        <translation>Resume medis</translation>
    </message>
    <message>
        <source>Diagnostic imaging study</source>
        <translation>Hasil radiologi</translation>
    </message>
    <message>
        <source>Pathology study</source>
        <translation>Hasil patologi</translation>
    </message>
    <message>
        <source>EKG study</source>
        <translation>Rekam jantung (EKG)</translation>
    </message>
    <message>
        <source>History of immunization</source>
        <translation>Catatan vaksinasi</translation>
    </message>
    <message>
        <source>Prescription for medication</source>
        <translation>Resep obat</translation>
    </message>
    <message>
        <source>Referral note</source>
        <translation>Surat rujukan</translation>
    </message>
    <message>
        <source>Surgical operation note</source>
        <translation>Laporan operasi</translation>
    </message>
    <message>
        <source>Administrative note</source>
        <translation>Surat keterangan</translation>
    </message>
    <message>
        <source>Ambulatory</source>
        <translation>Rawat jalan</translation>
    </message>
    <message>
        <source>Home health</source>
        <translation>Kunjungan rumah</translation>
    </message>
    <message>
        <source>Virtual</source>
        <translation>Kunjungan lewat telepon atau video</translation>
    </message>
    <message>
        <source>Short stay</source>
        <translation>Rawat inap singkat</translation>
    </message>
    <message>
        <source>Observation encounter</source>
        <translation>Rawat inap untuk observasi</translation>
    </message>
    <message>
        <source>Inpatient encounter</source>
        <translation>Rawat inap</translation>
    </message>
    <message>
        <source>Inpatient acute</source>
        <translation>Rawat inap</translation>
    </message>
    <message>
        <source>Inpatient non-acute</source>
        <translation>Rawat inap</translation>
    </message>
    <message>
        <source>Electrocardiogram</source>
        <translation>Rekam jantung (EKG)</translation>
    </message>
    <message>
        <source>Audiogram</source>
        <translation>Tes pendengaran</translation>
    </message>
    <message>
        <source>Encounter</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Immunization</source>
        <translation>Vaksinasi</translation>
    </message>
    <message>
        <source>Medication request</source>
        <translation>Resep obat</translation>
    </message>
    <message>
        <source>Medication statement</source>
        <translation>Obat</translation>
    </message>
    <message>
        <source>Medication dispense</source>
        <translation>Obat yang diserahkan</translation>
    </message>
    <message>
        <source>Medication administration</source>
        <translation>Obat yang diberikan</translation>
    </message>
    <message>
        <source>Allergy intolerance</source>
        <translation>Alergi</translation>
    </message>
    <message>
        <source>Document reference</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Diagnostic report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Imaging study</source>
        <translation>Pemeriksaan gambar</translation>
    </message>
    <message>
        <source>Service request</source>
        <translation>Permintaan</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Asuransi</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tagihan ke asuransi</translation>
    </message>
    <message>
        <source>Explanation of benefit</source>
        <translation>Perhitungan asuransi</translation>
    </message>
    <message>
        <source>Questionnaire response</source>
        <translation>Jawaban kuesioner</translation>
    </message>
    <message>
        <source>Family member history</source>
        <translation>Riwayat keluarga</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Waktu kosong</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Activity of the day</source>
        <translation>Aktivitas harian</translation>
    </message>
    <message>
        <source>Workout</source>
        <translation>Olahraga</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Janji temu</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>Pencitraan</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Sasaran</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Persetujuan</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Alat</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Jadwal</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Hasil alat</translation>
    </message>
    <message>
        <source>Family history</source>
        <translation>Riwayat keluarga</translation>
    </message>
    <message>
        <source>Way of living</source>
        <translation>Gaya hidup</translation>
    </message>
    <message>
        <source>Care plan</source>
        <translation>Rencana perawatan</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Asuransi</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Direktori</translation>
    </message>
    <message>
        <source>Dose {number}</source>
        <translation>Dosis {number}</translation>
    </message>
    <message>
        <source>Husband or wife</source>
        <translation>Suami atau istri</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Anak</translation>
    </message>
    <message>
        <source>Father or mother</source>
        <translation>Ayah atau ibu</translation>
    </message>
    <message>
        <source>Grandparent</source>
        <translation>Kakek atau nenek</translation>
    </message>
    <message>
        <source>Grandchild</source>
        <translation>Cucu</translation>
    </message>
    <message>
        <source>Brother or sister</source>
        <translation>Saudara</translation>
    </message>
    <message>
        <source>Somebody else I care for</source>
        <translation>Orang lain yang saya rawat</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Keluarga</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>The key or card of {name} was sealed anew.</source>
        <translation>Kunci atau kartu {name} disegel ulang.</translation>
    </message>
    <message>
        <source>{name} was given a role. {role}.</source>
        <translation>{name} mendapat peran. {role}.</translation>
    </message>
    <message>
        <source>{name} may do less from then on. {role}.</source>
        <translation>Sejak itu {name} boleh lebih sedikit. {role}.</translation>
    </message>
    <message>
        <source>Somebody asked that {name} is no longer guardian.</source>
        <translation>Seseorang meminta agar {name} bukan wali lagi.</translation>
    </message>
    <message>
        <source>Somebody agreed that {name} is no longer guardian.</source>
        <translation>Seseorang setuju bahwa {name} bukan wali lagi.</translation>
    </message>
    <message>
        <source>What was asked about {name} was taken back.</source>
        <translation>Permintaan tentang {name} ditarik kembali.</translation>
    </message>
    <message>
        <source>Somebody decided that {name} stays guardian.</source>
        <translation>Seseorang memutuskan bahwa {name} tetap wali.</translation>
    </message>
    <message>
        <source>{name} may no longer see this record; it has a new key.</source>
        <translation>{name} tidak boleh lagi melihat catatan ini; catatan ini mendapat kunci baru.</translation>
    </message>
    <message>
        <source>The record moved into a vault of its own.</source>
        <translation>Catatan pindah ke brankasnya sendiri.</translation>
    </message>
    <message>
        <source>The record came here from another vault.</source>
        <translation>Catatan datang ke sini dari brankas lain.</translation>
    </message>
    <message>
        <source>The record was handed over to {name}; it has a new key.</source>
        <translation>Catatan diserahkan kepada {name}; catatan ini mendapat kunci baru.</translation>
    </message>
    <message>
        <source>{who} added {records}.</source>
        <translation>{who} menambah {records}.</translation>
    </message>
    <message>
        <source>{who} added a record.</source>
        <translation>{who} menambah satu catatan.</translation>
    </message>
    <message>
        <source>{who} changed a record.</source>
        <translation>{who} mengubah satu catatan.</translation>
    </message>
    <message>
        <source>{who} took a record out of view.</source>
        <translation>{who} menyembunyikan satu catatan.</translation>
    </message>
    <message>
        <source>{who} took back what had been added.</source>
        <translation>{who} menarik kembali yang sudah ditambahkan.</translation>
    </message>
    <message>
        <source>{who} destroyed something for good.</source>
        <translation>{who} memusnahkan sesuatu untuk selamanya.</translation>
    </message>
    <message>
        <source>{who} shared {records}.</source>
        <translation>{who} membagikan {records}.</translation>
    </message>
    <message>
        <source>{who} changed a share.</source>
        <translation>{who} mengubah sebuah bagikan.</translation>
    </message>
    <message>
        <source>another member</source>
        <translation>anggota lain</translation>
    </message>
    <message>
        <source>Decides about the record</source>
        <translation>Memutuskan tentang catatan</translation>
    </message>
    <message>
        <source>Guardian: decides as well</source>
        <translation>Wali: ikut memutuskan</translation>
    </message>
    <message>
        <source>Reads and adds records</source>
        <translation>Membaca dan menambah catatan</translation>
    </message>
    <message>
        <source>Only reads</source>
        <translation>Hanya membaca</translation>
    </message>
    <message>
        <source>Only an emergency card</source>
        <translation>Hanya kartu darurat</translation>
    </message>
    <message>
        <source>Everything: read, add, share, let others see it.</source>
        <translation>Semuanya: membaca, menambah, membagikan, mengizinkan orang lain melihat.</translation>
    </message>
    <message>
        <source>Everything, in this person's stead: read, add, share, let others see it.</source>
        <translation>Semuanya, atas nama orang ini: membaca, menambah, membagikan, mengizinkan orang lain melihat.</translation>
    </message>
    <message>
        <source>Reads everything and adds records; cannot share or let others see it. The program keeps to that; if somebody gets around it, the check of the vault names it.</source>
        <translation>Membaca semua dan menambah catatan; tidak dapat membagikan atau mengizinkan orang lain melihat. Program yang menjaganya; jika ada yang mengakalinya, pemeriksaan brankas menyebutnya.</translation>
    </message>
    <message>
        <source>Reads everything and changes nothing. The program keeps to that; if somebody gets around it, the check of the vault names it.</source>
        <translation>Membaca semua dan tidak mengubah apa-apa. Program yang menjaganya; jika ada yang mengakalinya, pemeriksaan brankas menyebutnya.</translation>
    </message>
    <message>
        <source>Sees allergies, conditions and medicines, without anything sensitive. The rest stays closed: this member has no key to it.</source>
        <translation>Melihat alergi, penyakit, dan obat, tanpa yang peka. Selebihnya tertutup: anggota ini tidak punya kuncinya.</translation>
    </message>
    <message>
        <source>a child</source>
        <translation>masih anak-anak</translation>
    </message>
    <message>
        <source>an illness</source>
        <translation>sakit</translation>
    </message>
    <message>
        <source>a disability</source>
        <translation>disabilitas</translation>
    </message>
    <message>
        <source>their own wish</source>
        <translation>keinginannya sendiri</translation>
    </message>
    <message>
        <source>You decide about this record.</source>
        <translation>Anda yang memutuskan tentang catatan ini.</translation>
    </message>
    <message>
        <source>You are the guardian and decide.</source>
        <translation>Anda walinya dan yang memutuskan.</translation>
    </message>
    <message>
        <source>You may read it and add to it.</source>
        <translation>Anda boleh membaca dan menambahnya.</translation>
    </message>
    <message>
        <source>You may read it.</source>
        <translation>Anda boleh membacanya.</translation>
    </message>
    <message>
        <source>You see an emergency card.</source>
        <translation>Anda melihat kartu darurat.</translation>
    </message>
    <message>
        <source>{name} decides about this record.</source>
        <translation>{name} yang memutuskan tentang catatan ini.</translation>
    </message>
    <message>
        <source>{name} is a guardian and decides as well.</source>
        <translation>{name} juga wali dan ikut memutuskan.</translation>
    </message>
    <message>
        <source>{name} may read it and add to it.</source>
        <translation>{name} boleh membaca dan menambahnya.</translation>
    </message>
    <message>
        <source>{name} may only read it.</source>
        <translation>{name} hanya boleh membacanya.</translation>
    </message>
    <message>
        <source>{name} sees only an emergency card.</source>
        <translation>{name} hanya melihat kartu darurat.</translation>
    </message>
    <message>
        <source>Reason: {why}.</source>
        <translation>Alasan: {why}.</translation>
    </message>
    <message>
        <source>Until {date}.</source>
        <translation>Sampai {date}.</translation>
    </message>
    <message>
        <source>You asked that {target} is no longer guardian.</source>
        <translation>Anda meminta agar {target} bukan wali lagi.</translation>
    </message>
    <message>
        <source>{by} asks that you are no longer guardian.</source>
        <translation>{by} meminta agar Anda bukan wali lagi.</translation>
    </message>
    <message>
        <source>{by} asks that {target} is no longer guardian.</source>
        <translation>{by} meminta agar {target} bukan wali lagi.</translation>
    </message>
    <message>
        <source>Somebody has agreed.</source>
        <translation>Sudah ada yang setuju.</translation>
    </message>
    <message>
        <source>Without an answer it can be done fourteen days after {date}.</source>
        <translation>Tanpa jawaban, hal itu dapat dilakukan empat belas hari setelah {date}.</translation>
    </message>
    <message>
        <source>{name} comes of age on {date}. From then on the record is their own.</source>
        <translation>{name} dewasa pada {date}. Sejak itu catatan menjadi miliknya sendiri.</translation>
    </message>
    <message>
        <source>The guardianship for {name} ends on {date}.</source>
        <translation>Perwalian untuk {name} berakhir pada {date}.</translation>
    </message>
    <message>
        <source>What they could read until now they may have kept. Nothing added from now on opens for them.</source>
        <translation>Yang dapat ia baca sampai sekarang mungkin sudah ia simpan. Yang ditambah mulai sekarang tidak terbuka baginya.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linimasa</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Hasil lab</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Pengukuran</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>Obat</translation>
    </message>
    <message>
        <source>No allergy is recorded here</source>
        <translation>Tidak ada alergi yang tercatat di sini</translation>
    </message>
    <message>
        <source>That does not mean that there is none.</source>
        <translation>Itu tidak berarti bahwa tidak ada alergi.</translation>
    </message>
    <message>
        <source>Medicines in use</source>
        <translation>Obat yang sedang dipakai</translation>
    </message>
    <message>
        <source>Prescribed in the last 12 months</source>
        <translation>Diresepkan dalam 12 bulan terakhir</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>Earlier medicines</source>
        <translation>Obat sebelumnya</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Alergi</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>Vaksinasi</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Pencitraan</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Hasil alat</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>Rencana perawatan</translation>
    </message>
    <message>
        <source>Below range</source>
        <translation>Di bawah rentang</translation>
    </message>
    <message>
        <source>Above range</source>
        <translation>Di atas rentang</translation>
    </message>
    <message>
        <source>Far below range</source>
        <translation>Jauh di bawah rentang</translation>
    </message>
    <message>
        <source>Far above range</source>
        <translation>Jauh di atas rentang</translation>
    </message>
    <message>
        <source>In range</source>
        <translation>Dalam rentang</translation>
    </message>
    <message>
        <source>Not as expected</source>
        <translation>Tidak seperti biasanya</translation>
    </message>
    <message>
        <source>No range given</source>
        <translation>Tanpa rentang</translation>
    </message>
    <message>
        <source>Reference {range}</source>
        <translation>Rujukan {range}</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Tidak diperlukan</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Name of the test</source>
        <translation>Nama pemeriksaan</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Lower end of the range</source>
        <translation>Batas bawah rujukan</translation>
    </message>
    <message>
        <source>Upper end of the range</source>
        <translation>Batas atas rujukan</translation>
    </message>
    <message>
        <source>Mark for high or low</source>
        <translation>Tanda tinggi atau rendah</translation>
    </message>
    <message>
        <source>Code of the test</source>
        <translation>Kode pemeriksaan</translation>
    </message>
    <message>
        <source>A result; the column is named after its test</source>
        <translation>Hasil; nama kolomnya adalah nama pemeriksaannya</translation>
    </message>
    <message>
        <source>Patient's name</source>
        <translation>Nama pasien</translation>
    </message>
    <message>
        <source>Medical record number</source>
        <translation>Nomor rekam medis</translation>
    </message>
    <message>
        <source>National number (NIK)</source>
        <translation>Nomor Induk Kependudukan (NIK)</translation>
    </message>
    <message>
        <source>BPJS or insurance number</source>
        <translation>Nomor BPJS atau asuransi</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Visit number</source>
        <translation>Nomor kunjungan</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Jenis kunjungan</translation>
    </message>
    <message>
        <source>Hospital or clinic</source>
        <translation>Rumah sakit atau klinik</translation>
    </message>
    <message>
        <source>Ward or department</source>
        <translation>Ruang atau poli</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Dokter</translation>
    </message>
    <message>
        <source>Day of arrival</source>
        <translation>Tanggal masuk</translation>
    </message>
    <message>
        <source>Time of arrival</source>
        <translation>Jam masuk</translation>
    </message>
    <message>
        <source>Day of leaving</source>
        <translation>Tanggal pulang</translation>
    </message>
    <message>
        <source>Time of leaving</source>
        <translation>Jam pulang</translation>
    </message>
    <message>
        <source>How the visit ended</source>
        <translation>Cara pulang</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>Code of the diagnosis</source>
        <translation>Kode diagnosis</translation>
    </message>
    <message>
        <source>Diagnosis at arrival</source>
        <translation>Diagnosis awal</translation>
    </message>
    <message>
        <source>Code of the diagnosis at arrival</source>
        <translation>Kode diagnosis awal</translation>
    </message>
    <message>
        <source>Main or further diagnosis</source>
        <translation>Diagnosis utama atau tambahan</translation>
    </message>
    <message>
        <source>Code of the procedure</source>
        <translation>Kode tindakan</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>Nomor batch</translation>
    </message>
    <message>
        <source>Prescription number</source>
        <translation>Nomor resep</translation>
    </message>
    <message>
        <source>Code of the medicine</source>
        <translation>Kode obat</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>How to take it</source>
        <translation>Cara pakai</translation>
    </message>
    <message>
        <source>Blood pressure, such as 120/80</source>
        <translation>Tekanan darah, misalnya 120/80</translation>
    </message>
    <message>
        <source>Blood pressure, upper value</source>
        <translation>Tekanan darah, angka atas</translation>
    </message>
    <message>
        <source>Blood pressure, lower value</source>
        <translation>Tekanan darah, angka bawah</translation>
    </message>
    <message>
        <source>Breaths in a minute</source>
        <translation>Napas per menit</translation>
    </message>
    <message>
        <source>Whether oxygen was given</source>
        <translation>Diberi oksigen atau tidak</translation>
    </message>
    <message>
        <source>Flow of oxygen</source>
        <translation>Aliran oksigen</translation>
    </message>
    <message>
        <source>Body mass index</source>
        <translation>Indeks massa tubuh</translation>
    </message>
    <message>
        <source>Waist</source>
        <translation>Lingkar perut</translation>
    </message>
    <message>
        <source>Size of the head</source>
        <translation>Lingkar kepala</translation>
    </message>
    <message>
        <source>Pain, from 0 to 10</source>
        <translation>Nyeri, dari 0 sampai 10</translation>
    </message>
    <message>
        <source>Coma scale (GCS)</source>
        <translation>Skala kesadaran (GCS)</translation>
    </message>
    <message>
        <source>How awake</source>
        <translation>Kesadaran</translation>
    </message>
    <message>
        <source>Early warning score (NEWS)</source>
        <translation>Skor peringatan dini (NEWS)</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Keluhan</translation>
    </message>
    <message>
        <source>What the doctor found</source>
        <translation>Hasil pemeriksaan dokter</translation>
    </message>
    <message>
        <source>What the doctor thinks</source>
        <translation>Penilaian dokter</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Rencana tindak lanjut</translation>
    </message>
    <message>
        <source>The first rows are empty here.</source>
        <translation>Baris-baris pertama kosong di sini.</translation>
    </message>
    <message>
        <source>In the first rows: {cells}</source>
        <translation>Di baris-baris pertama: {cells}</translation>
    </message>
    <message>
        <source>Nothing can be read yet. Say at least which column holds the date or the patient, and which one what was found.</source>
        <translation>Belum ada yang bisa dibaca. Tentukan setidaknya kolom mana yang berisi tanggal atau pasien, dan kolom mana yang berisi hasilnya.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Reaksi</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Keparahan</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Kind of pictures</source>
        <translation>Jenis gambar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>Sensitif</translation>
    </message>
    <message>
        <source>You took this back</source>
        <translation>Anda menarik ini kembali</translation>
    </message>
    <message>
        <source>It is no longer part of the record and is never shared.</source>
        <translation>Ini bukan lagi bagian dari catatan dan tidak pernah dibagikan.</translation>
    </message>
    <message>
        <source>Its content is gone for good; the log keeps that it existed.</source>
        <translation>Isinya hilang selamanya; log tetap mencatat bahwa ini pernah ada.</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>Salah catat</translation>
    </message>
    <message>
        <source>Those who wrote it say that it is wrong. Do not rely on it.</source>
        <translation>Yang menulisnya menyatakan bahwa ini keliru. Jangan dijadikan pegangan.</translation>
    </message>
    <message>
        <source>Ruled out</source>
        <translation>Terbukti tidak</translation>
    </message>
    <message>
        <source>It was looked into and found not to be so.</source>
        <translation>Sudah diperiksa dan ternyata tidak demikian.</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Tidak dilakukan</translation>
    </message>
    <message>
        <source>It was planned or expected, but did not take place.</source>
        <translation>Sudah direncanakan, tetapi tidak jadi dilakukan.</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>Tidak ada yang diketahui</translation>
    </message>
    <message>
        <source>Somebody asked, and nothing was known at that time.</source>
        <translation>Sudah ditanyakan, dan saat itu tidak ada yang diketahui.</translation>
    </message>
    <message>
        <source>From the file {file}, added on {when}.</source>
        <translation>Dari berkas {file}, ditambahkan {when}.</translation>
    </message>
    <message>
        <source>You wrote this down on {when}.</source>
        <translation>Anda mencatat ini pada {when}.</translation>
    </message>
    <message>
        <source>{versions} are kept; the newest is shown.</source>
        <translation>{versions} disimpan; yang terbaru ditampilkan.</translation>
    </message>
    <message>
        <source>Signed by {signer}; the signature was checked and is good.</source>
        <translation>Ditandatangani oleh {signer}; tanda tangannya sudah diperiksa dan sah.</translation>
    </message>
    <message>
        <source>It says it was signed by {signer}; that could not be confirmed.</source>
        <translation>Tertulis ditandatangani oleh {signer}; hal itu tidak dapat dipastikan.</translation>
    </message>
    <message>
        <source>{when} · from {file}</source>
        <translation>{when} · dari {file}</translation>
    </message>
    <message>
        <source>{when} · written by hand</source>
        <translation>{when} · dicatat sendiri</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>sisa waktu sekitar {time}</translation>
    </message>
    <message>
        <source>{number} new</source>
        <translation>{number} baru</translation>
    </message>
    <message>
        <source>{number} changed</source>
        <translation>{number} berubah</translation>
    </message>
    <message>
        <source>{number} you already have</source>
        <translation>{number} sudah Anda miliki</translation>
    </message>
    <message>
        <source>{number} to look at</source>
        <translation>{number} perlu dilihat</translation>
    </message>
    <message>
        <source>No records</source>
        <translation>Tidak ada catatan</translation>
    </message>
    <message>
        <source>{kind}: {number}</source>
        <translation>{kind}: {number}</translation>
    </message>
    <message>
        <source>Nothing new was found.</source>
        <translation>Tidak ada yang baru.</translation>
    </message>
    <message>
        <source>{places}: {reason}</source>
        <translation>{places}: {reason}</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Disimpan.</translation>
    </message>
    <message>
        <source>You already had everything in it.</source>
        <translation>Semua isinya sudah Anda miliki.</translation>
    </message>
    <message>
        <source>Saved, but something in it was left out.</source>
        <translation>Disimpan, tetapi ada bagian yang dilewati.</translation>
    </message>
    <message>
        <source>Nothing was saved: it is not clear whose it is.</source>
        <translation>Tidak disimpan: belum jelas milik siapa.</translation>
    </message>
    <message>
        <source>This file could not be read.</source>
        <translation>Berkas ini tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>There are no records in this file.</source>
        <translation>Tidak ada catatan dalam berkas ini.</translation>
    </message>
    <message>
        <source>Something in it will be left out.</source>
        <translation>Ada bagian yang akan dilewati.</translation>
    </message>
    <message>
        <source>About: {person}</source>
        <translation>Tentang: {person}</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Apakah ini benar?</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Perlu dilihat</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>You already have this</source>
        <translation>Sudah Anda miliki</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Berubah</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Dilewati</translation>
    </message>
    <message>
        <source>also from {source}</source>
        <translation>juga dari {source}</translation>
    </message>
    <message>
        <source>The file gives no name. It may be about {perhaps}: {reasons}.</source>
        <translation>Berkas ini tidak menyebut nama. Mungkin tentang {perhaps}: {reasons}.</translation>
    </message>
    <message>
        <source>The file does not say whose records these are.</source>
        <translation>Berkas ini tidak menyebut milik siapa catatannya.</translation>
    </message>
    <message>
        <source>The file names {who}. That may be {perhaps}: {reasons}.</source>
        <translation>Berkas ini menyebut {who}. Itu mungkin {perhaps}: {reasons}.</translation>
    </message>
    <message>
        <source>The file names {who}, who is not in your vault yet.</source>
        <translation>Berkas ini menyebut {who}, yang belum ada di brankas Anda.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Ditarik kembali</translation>
    </message>
    <message>
        <source>Written by hand: {title}</source>
        <translation>Dicatat sendiri: {title}</translation>
    </message>
    <message>
        <source>Some records show their earlier version again.</source>
        <translation>Beberapa catatan menampilkan versi sebelumnya lagi.</translation>
    </message>
    <message>
        <source>Later versions of its records went with it.</source>
        <translation>Versi catatannya yang lebih baru ikut ditarik.</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Dimusnahkan</translation>
    </message>
    <message>
        <source>Signed by the one who issued it</source>
        <translation>Ditandatangani oleh penerbitnya</translation>
    </message>
    <message>
        <source>Unchanged since it was added</source>
        <translation>Tidak berubah sejak ditambahkan</translation>
    </message>
    <message>
        <source>Typed in by you</source>
        <translation>Anda ketik sendiri</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>HIV</source>
        <translation>HIV</translation>
    </message>
    <message>
        <source>Sexually transmitted infections</source>
        <translation>Infeksi menular seksual</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>Kesehatan jiwa</translation>
    </message>
    <message>
        <source>Alcohol and drugs</source>
        <translation>Alkohol dan napza</translation>
    </message>
    <message>
        <source>Pregnancy and reproductive health</source>
        <translation>Kehamilan dan kesehatan reproduksi</translation>
    </message>
    <message>
        <source>Violence</source>
        <translation>Kekerasan</translation>
    </message>
    <message>
        <source>Genetic tests</source>
        <translation>Tes genetik</translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>lahir {date}</translation>
    </message>
    <message>
        <source>Also from another source</source>
        <translation>Ada juga dari sumber lain</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Other sex</source>
        <translation>Jenis kelamin lain</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Tidak disebutkan</translation>
    </message>
    <message>
        <source>{value}. Reference range {range}.</source>
        <translation>{value}. Rentang rujukan {range}.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Buka brankas</translation>
    </message>
    <message>
        <source>People in this vault</source>
        <translation>Orang-orang dalam brankas ini</translation>
    </message>
    <message>
        <source>Is everything unchanged?</source>
        <translation>Apakah semuanya tidak berubah?</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Pages and pictures</source>
        <translation>Halaman dan gambar</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Show original</source>
        <translation>Lihat aslinya</translation>
    </message>
    <message>
        <source>Save original</source>
        <translation>Simpan aslinya</translation>
    </message>
    <message>
        <source>How do we know?</source>
        <translation>Bagaimana kami tahu?</translation>
    </message>
    <message>
        <source>Where this came from</source>
        <translation>Asal catatan ini</translation>
    </message>
    <message>
        <source>Also in</source>
        <translation>Ada juga di</translation>
    </message>
    <message>
        <source>Show this record</source>
        <translation>Lihat catatan ini</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>Semua versi</translation>
    </message>
    <message>
        <source>Show this version</source>
        <translation>Lihat versi ini</translation>
    </message>
    <message>
        <source>Saved as {file}. This copy is not locked: whoever finds it can read it.</source>
        <translation>Disimpan sebagai {file}. Salinan ini tidak terkunci: siapa pun yang menemukannya bisa membacanya.</translation>
    </message>
    <message>
        <source>A newer version of the program did something unknown here.</source>
        <translation>Versi program yang lebih baru melakukan sesuatu yang belum dikenal di sini.</translation>
    </message>
    <message>
        <source>{file} in {archive}</source>
        <translation>{file} dalam {archive}</translation>
    </message>
    <message>
        <source>You added {records} from “{file}”. You took them back later.</source>
        <translation>Anda menambahkan {records} dari “{file}”, lalu menariknya kembali.</translation>
    </message>
    <message>
        <source>You added {records} from “{file}” and new versions of {changed}.</source>
        <translation>Anda menambahkan {records} dari “{file}” dan versi baru dari {changed}.</translation>
    </message>
    <message>
        <source>You added {records} from “{file}”.</source>
        <translation>Anda menambahkan {records} dari “{file}”.</translation>
    </message>
    <message>
        <source>You added “{title}”.</source>
        <translation>Anda menambahkan “{title}”.</translation>
    </message>
    <message>
        <source>A new version of “{title}” was added.</source>
        <translation>Versi baru “{title}” ditambahkan.</translation>
    </message>
    <message>
        <source>You changed how a record is marked.</source>
        <translation>Anda mengubah tanda sebuah catatan.</translation>
    </message>
    <message>
        <source>a record without a title</source>
        <translation>catatan tanpa judul</translation>
    </message>
    <message>
        <source>You brought a record back into view.</source>
        <translation>Anda menampilkan kembali sebuah catatan.</translation>
    </message>
    <message>
        <source>You wrote down “{title}”. You took that back later.</source>
        <translation>Anda mencatat “{title}”. Kemudian Anda menariknya kembali.</translation>
    </message>
    <message>
        <source>You rewrote “{title}”. The version before it stays.</source>
        <translation>Anda menulis ulang “{title}”. Versi sebelumnya tetap ada.</translation>
    </message>
    <message>
        <source>You wrote down “{title}”.</source>
        <translation>Anda mencatat “{title}”.</translation>
    </message>
    <message>
        <source>You noted about “{title}”: {words}</source>
        <translation>Anda memberi catatan tentang “{title}”: {words}</translation>
    </message>
    <message>
        <source>You took a record out of view.</source>
        <translation>Anda menyembunyikan sebuah catatan.</translation>
    </message>
    <message>
        <source>You took “{title}” out of view: {reason}</source>
        <translation>Anda menyembunyikan “{title}”: {reason}</translation>
    </message>
    <message>
        <source>A file was not kept: it holds what you destroyed before.</source>
        <translation>Satu berkas tidak disimpan karena memuat yang sudah Anda musnahkan.</translation>
    </message>
    <message>
        <source>You added something from a file that was destroyed later.</source>
        <translation>Anda menambahkan sesuatu dari berkas yang kemudian dimusnahkan.</translation>
    </message>
    <message>
        <source>You took back what you had written: “{title}”.</source>
        <translation>Anda menarik kembali catatan Anda: “{title}”.</translation>
    </message>
    <message>
        <source>You took back what “{file}” had brought: {records}.</source>
        <translation>Anda menarik kembali isi “{file}”: {records}.</translation>
    </message>
    <message>
        <source>You shared {records} with {recipient}.</source>
        <translation>Anda membagikan {records} kepada {recipient}.</translation>
    </message>
    <message>
        <source>You stopped a share.</source>
        <translation>Anda menghentikan sebuah berbagi.</translation>
    </message>
    <message>
        <source>You paused a share.</source>
        <translation>Anda menjeda sebuah berbagi.</translation>
    </message>
    <message>
        <source>You opened a share again.</source>
        <translation>Anda membuka lagi sebuah berbagi.</translation>
    </message>
    <message>
        <source>You gave a share more time.</source>
        <translation>Anda menambah waktu sebuah berbagi.</translation>
    </message>
    <message>
        <source>A share ended because its time was over.</source>
        <translation>Sebuah berbagi berakhir karena waktunya habis.</translation>
    </message>
    <message>
        <source>A share was changed.</source>
        <translation>Sebuah berbagi diubah.</translation>
    </message>
    <message>
        <source>{recipient} printed what you shared.</source>
        <translation>{recipient} mencetak yang Anda bagikan.</translation>
    </message>
    <message>
        <source>{recipient} opened what you shared.</source>
        <translation>{recipient} membuka yang Anda bagikan.</translation>
    </message>
    <message>
        <source>Somebody tried to open a share and got nothing: {why}.</source>
        <translation>Seseorang mencoba membuka dan tidak mendapat apa pun: {why}.</translation>
    </message>
    <message>
        <source>Somebody with the link</source>
        <translation>Seseorang yang memegang tautan</translation>
    </message>
    <message>
        <source>Something came back through a share.</source>
        <translation>Ada yang kembali melalui berbagi.</translation>
    </message>
    <message>
        <source>The keys were changed.</source>
        <translation>Kunci-kunci diganti.</translation>
    </message>
    <message>
        <source>A computer was added.</source>
        <translation>Sebuah komputer ditambahkan.</translation>
    </message>
    <message>
        <source>A computer was retired.</source>
        <translation>Sebuah komputer dilepas.</translation>
    </message>
    <message>
        <source>A member was set.</source>
        <translation>Seorang anggota ditetapkan.</translation>
    </message>
    <message>
        <source>You exported records.</source>
        <translation>Anda mengekspor catatan.</translation>
    </message>
    <message>
        <source>You made a backup.</source>
        <translation>Anda membuat cadangan.</translation>
    </message>
    <message>
        <source>You went on with a restored copy.</source>
        <translation>Anda melanjutkan dengan salinan yang dipulihkan.</translation>
    </message>
    <message>
        <source>The state was noted outside the vault.</source>
        <translation>Keadaan dicatat di luar brankas.</translation>
    </message>
    <message>
        <source>The vault's keys were set anew.</source>
        <translation>Kunci brankas ditetapkan ulang.</translation>
    </message>
    <message>
        <source>Complete and unchanged since {date}</source>
        <translation>Lengkap dan tidak berubah sejak {date}</translation>
    </message>
    <message>
        <source>This is a restored copy</source>
        <translation>Ini salinan yang dipulihkan</translation>
    </message>
    <message>
        <source>Something is missing or was changed</source>
        <translation>Ada yang hilang atau diubah</translation>
    </message>
    <message>
        <source>Others outside this computer confirm it.</source>
        <translation>Pihak lain di luar komputer ini menguatkannya.</translation>
    </message>
    <message>
        <source>This computer remembers every step. Nobody outside has confirmed it yet; that is not needed for daily use.</source>
        <translation>Komputer ini mengingat setiap langkah. Belum ada pihak luar yang menguatkannya; itu tidak diperlukan untuk pemakaian sehari-hari.</translation>
    </message>
    <message>
        <source>This computer has not seen this vault before: it was restored from a backup or copied here. You can read everything. Before you add or share, decide whether to go on with this copy.</source>
        <translation>Komputer ini belum pernah melihat brankas ini: dipulihkan dari cadangan atau disalin ke sini. Anda dapat membaca semuanya. Sebelum menambah atau berbagi, tentukan apakah Anda melanjutkan dengan salinan ini.</translation>
    </message>
    <message>
        <source>The first page of the vault was damaged and was mended from its copy.</source>
        <translation>Halaman pertama brankas rusak dan sudah diperbaiki dari salinannya.</translation>
    </message>
    <message>
        <source>The copy of the vault's first page was damaged and was written anew.</source>
        <translation>Salinan halaman pertama brankas rusak dan sudah ditulis ulang.</translation>
    </message>
    <message>
        <source>One of the two first pages is damaged and could not be mended here.</source>
        <translation>Salah satu dari dua halaman pertama rusak dan tidak dapat diperbaiki di sini.</translation>
    </message>
    <message>
        <source>Work that was interrupted last time was brought to its end.</source>
        <translation>Pekerjaan yang terputus sebelumnya sudah diselesaikan.</translation>
    </message>
    <message>
        <source>Work that was interrupted last time was taken back.</source>
        <translation>Pekerjaan yang terputus sebelumnya sudah dibatalkan.</translation>
    </message>
    <message>
        <source>The witness {name}</source>
        <translation>Saksi {name}</translation>
    </message>
    <message>
        <source>it has seen a newer state of this vault; an older one was put back here</source>
        <translation>ia pernah melihat keadaan brankas yang lebih baru; di sini keadaan lama telah dikembalikan</translation>
    </message>
    <message>
        <source>it has seen another state of this vault than this one</source>
        <translation>ia pernah melihat keadaan brankas yang lain dari ini</translation>
    </message>
    <message>
        <source>Shares of {name}</source>
        <translation>Berbagi milik {name}</translation>
    </message>
    <message>
        <source>Original files of {name}</source>
        <translation>Berkas asli milik {name}</translation>
    </message>
    <message>
        <source>Records of {name}</source>
        <translation>Catatan {name}</translation>
    </message>
    <message>
        <source>The first page of the vault</source>
        <translation>Halaman pertama brankas</translation>
    </message>
    <message>
        <source>The list of people and keys</source>
        <translation>Daftar orang dan kunci</translation>
    </message>
    <message>
        <source>an older state was put back: {remembered} entries were known, {found} are there</source>
        <translation>keadaan lama dikembalikan: {remembered} entri dikenal, {found} yang ada</translation>
    </message>
    <message>
        <source>something does not fit what was written</source>
        <translation>ada yang tidak cocok dengan yang dicatat</translation>
    </message>
    <message>
        <source>this computer does not know this copy</source>
        <translation>komputer ini tidak mengenal salinan ini</translation>
    </message>
    <message>
        <source>an entry is missing</source>
        <translation>ada entri yang hilang</translation>
    </message>
    <message>
        <source>a place cannot be read any more</source>
        <translation>ada bagian yang tidak dapat dibaca lagi</translation>
    </message>
    <message>
        <source>it was written by a newer version of the program</source>
        <translation>ditulis oleh versi program yang lebih baru</translation>
    </message>
    <message>
        <source>This line was written on {when}. It is one of {size} in a chain in which every line seals the one before it. We have just followed the chain from this line to the signed seal at its end: nothing was changed.</source>
        <translation>Baris ini ditulis pada {when}. Baris ini satu dari {size} dalam rantai yang setiap barisnya menyegel baris sebelumnya. Kami baru saja menelusuri rantai itu dari baris ini sampai segel bertanda tangan di ujungnya: tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>A NIK has 16 digits; otherwise it is not kept.</source>
        <translation>NIK terdiri atas 16 angka; jika tidak, NIK tidak disimpan.</translation>
    </message>
    <message>
        <source>Its first four digits name no regency we know.</source>
        <translation>Empat angka pertamanya bukan kabupaten yang kami kenal.</translation>
    </message>
    <message>
        <source>Digits 7 to 12 are no birth date.</source>
        <translation>Angka ke-7 sampai ke-12 bukan tanggal lahir.</translation>
    </message>
    <message>
        <source>It ends in 0000, which is unusual.</source>
        <translation>Berakhir 0000, itu tidak biasa.</translation>
    </message>
    <message>
        <source>It fits another sex than the one chosen.</source>
        <translation>Cocok dengan jenis kelamin lain.</translation>
    </message>
    <message>
        <source>It fits another birth date.</source>
        <translation>Cocok dengan tanggal lahir lain.</translation>
    </message>
    <message>
        <source>You can go on all the same.</source>
        <translation>Anda tetap dapat melanjutkan.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Sembunyikan</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock menyala</translation>
    </message>
    <message>
        <source>Very easy to guess. Take several words.</source>
        <translation>Sangat mudah ditebak. Pakai beberapa kata.</translation>
    </message>
    <message>
        <source>Easy to guess. Add a word or two.</source>
        <translation>Mudah ditebak. Tambah satu atau dua kata.</translation>
    </message>
    <message>
        <source>Fair. One more word makes it good.</source>
        <translation>Cukup. Satu kata lagi membuatnya baik.</translation>
    </message>
    <message>
        <source>Good: hard to guess.</source>
        <translation>Baik: sulit ditebak.</translation>
    </message>
    <message>
        <source>Strong: very hard to guess.</source>
        <translation>Kuat: sangat sulit ditebak.</translation>
    </message>
    <message>
        <source>This record has not been changed since it was added on {when}.</source>
        <translation>Catatan ini tidak berubah sejak ditambahkan pada {when}.</translation>
    </message>
    <message>
        <source>When it was added, a fingerprint of it went into the log of this vault. Every entry of the log holds the fingerprint of the one before, and the whole is signed. All of that was just worked out again, and it fits.</source>
        <translation>Saat ditambahkan, sidik jarinya masuk ke log brankas ini. Setiap entri log memuat sidik jari entri sebelumnya, dan semuanya ditandatangani. Semua itu baru saja dihitung ulang, dan hasilnya cocok.</translation>
    </message>
    <message>
        <source>{index} of {size}</source>
        <translation>{index} dari {size}</translation>
    </message>
    <message>
        <source>Place in the log</source>
        <translation>Tempat di log</translation>
    </message>
    <message>
        <source>Content, SHA-256</source>
        <translation>Isi, SHA-256</translation>
    </message>
    <message>
        <source>Its entry</source>
        <translation>Entrinya</translation>
    </message>
    <message>
        <source>The entry before</source>
        <translation>Entri sebelumnya</translation>
    </message>
    <message>
        <source>Path to the head</source>
        <translation>Jalur ke puncak</translation>
    </message>
    <message>
        <source>Head of the log</source>
        <translation>Puncak log</translation>
    </message>
    <message>
        <source>Signed head</source>
        <translation>Puncak bertanda tangan</translation>
    </message>
    <message>
        <source>Save a copy to open it with another program.</source>
        <translation>Simpan salinannya untuk membukanya dengan program lain.</translation>
    </message>
    <message>
        <source>This file is locked with a password of its own.</source>
        <translation>Berkas ini terkunci dengan kata sandi sendiri.</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be drawn.</source>
        <translation>Berkas ini rusak dan tidak bisa ditampilkan.</translation>
    </message>
    <message>
        <source>This picture is too large to be drawn here.</source>
        <translation>Gambar ini terlalu besar untuk ditampilkan di sini.</translation>
    </message>
    <message>
        <source>Files of this kind cannot be drawn here.</source>
        <translation>Berkas jenis ini tidak bisa ditampilkan di sini.</translation>
    </message>
    <message>
        <source>The program could not make sense of this.</source>
        <translation>Program tidak dapat memahami bagian ini.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Berkas ini kosong.</translation>
    </message>
    <message>
        <source>This is no kind of file we know.</source>
        <translation>Jenis berkas ini tidak kami kenal.</translation>
    </message>
    <message>
        <source>We know this kind of file, but cannot take records out of it yet.</source>
        <translation>Jenis berkas ini kami kenal, tetapi catatannya belum dapat diambil.</translation>
    </message>
    <message>
        <source>There are no health records in this file.</source>
        <translation>Tidak ada catatan kesehatan dalam berkas ini.</translation>
    </message>
    <message>
        <source>This is not a file that can be read.</source>
        <translation>Ini bukan berkas yang dapat dibaca.</translation>
    </message>
    <message>
        <source>The computer does not allow reading this file.</source>
        <translation>Komputer tidak mengizinkan berkas ini dibaca.</translation>
    </message>
    <message>
        <source>The letters in this file are garbled.</source>
        <translation>Huruf dalam berkas ini kacau.</translation>
    </message>
    <message>
        <source>The file breaks off in the middle. Please download or copy it again.</source>
        <translation>Berkas ini terputus di tengah. Mohon unduh atau salin lagi.</translation>
    </message>
    <message>
        <source>The file is damaged or not written correctly.</source>
        <translation>Berkas ini rusak atau tidak ditulis dengan benar.</translation>
    </message>
    <message>
        <source>The file is larger than the program can read.</source>
        <translation>Berkas ini lebih besar daripada yang dapat dibaca program.</translation>
    </message>
    <message>
        <source>The file made the reader stop. It was left out; the other files were read.</source>
        <translation>Berkas ini membuat pembaca berhenti. Berkas ini dilewati; berkas lain tetap dibaca.</translation>
    </message>
    <message>
        <source>Next to nothing in this file can be read, so it was left out as a whole.</source>
        <translation>Hampir tidak ada isi berkas ini yang bisa dibaca, jadi seluruhnya tidak dimasukkan.</translation>
    </message>
    <message>
        <source>The file holds instructions that could be harmful, so it was not opened.</source>
        <translation>Berkas ini memuat perintah yang mungkin berbahaya, jadi tidak dibuka.</translation>
    </message>
    <message>
        <source>The archive would swell to an enormous size, so it was not unpacked.</source>
        <translation>Arsip ini akan membengkak sangat besar, jadi tidak dibuka.</translation>
    </message>
    <message>
        <source>Files in this archive lie on top of each other. That is not safe to unpack.</source>
        <translation>Berkas dalam arsip ini saling bertumpuk. Itu tidak aman untuk dibuka.</translation>
    </message>
    <message>
        <source>This file in the archive is locked with a password. Please unpack it first.</source>
        <translation>Berkas dalam arsip ini dikunci dengan kata sandi. Mohon buka arsipnya dahulu.</translation>
    </message>
    <message>
        <source>This file in the archive is damaged.</source>
        <translation>Berkas dalam arsip ini rusak.</translation>
    </message>
    <message>
        <source>This is only a pointer to another file, not a file.</source>
        <translation>Ini hanya penunjuk ke berkas lain, bukan berkas.</translation>
    </message>
    <message>
        <source>The name of this file in the archive is not safe, so it was left out.</source>
        <translation>Nama berkas dalam arsip ini tidak aman, jadi dilewati.</translation>
    </message>
    <message>
        <source>There are too many files in this archive. Please unpack it first.</source>
        <translation>Terlalu banyak berkas dalam arsip ini. Mohon buka arsipnya dahulu.</translation>
    </message>
    <message>
        <source>The answer of BPJS in this file is still sealed and cannot be read here.</source>
        <translation>Jawaban BPJS dalam berkas ini masih terkunci dan tidak dapat dibaca di sini.</translation>
    </message>
    <message>
        <source>This archive lies too many archives deep. Please unpack it first.</source>
        <translation>Arsip ini terlalu dalam di dalam arsip lain. Mohon buka arsipnya dahulu.</translation>
    </message>
    <message>
        <source>This part of the file is not a record.</source>
        <translation>Bagian berkas ini bukan catatan.</translation>
    </message>
    <message>
        <source>The file does not say what kind of record this is.</source>
        <translation>Berkas tidak menyebut jenis catatan ini.</translation>
    </message>
    <message>
        <source>The letters in this record are garbled.</source>
        <translation>Huruf dalam catatan ini kacau.</translation>
    </message>
    <message>
        <source>A number in this record is not a number.</source>
        <translation>Ada angka dalam catatan ini yang bukan angka.</translation>
    </message>
    <message>
        <source>This record says the same thing twice in different ways.</source>
        <translation>Catatan ini menyebut hal yang sama dua kali secara berbeda.</translation>
    </message>
    <message>
        <source>This record is nested too deeply to be read.</source>
        <translation>Susunan catatan ini terlalu dalam untuk dibaca.</translation>
    </message>
    <message>
        <source>This record holds broken letters.</source>
        <translation>Catatan ini memuat huruf yang rusak.</translation>
    </message>
    <message>
        <source>This record could not be understood.</source>
        <translation>Catatan ini tidak dapat dipahami.</translation>
    </message>
    <message>
        <source>The document inside this record is damaged.</source>
        <translation>Dokumen di dalam catatan ini rusak.</translation>
    </message>
    <message>
        <source>Neither the file nor its name says what was measured. Keep the export's own name.</source>
        <translation>Isi dan nama berkas tidak menyebutkan apa yang diukur. Pertahankan nama asli berkasnya.</translation>
    </message>
    <message>
        <source>This could not be read for certain.</source>
        <translation>Ini tidak terbaca dengan pasti.</translation>
    </message>
    <message>
        <source>No unit is printed beside this value.</source>
        <translation>Tidak ada satuan di samping nilai ini.</translation>
    </message>
    <message>
        <source>The point or comma here can mean two things.</source>
        <translation>Titik atau koma di sini bermakna ganda.</translation>
    </message>
    <message>
        <source>This value is unusually high or low.</source>
        <translation>Nilai ini sangat tinggi atau sangat rendah.</translation>
    </message>
    <message>
        <source>The picture is hard to read here.</source>
        <translation>Gambar di bagian ini sulit dibaca.</translation>
    </message>
    <message>
        <source>It is not clear what the columns of this table mean. Please say it once.</source>
        <translation>Arti kolom tabel ini belum jelas. Mohon Anda jelaskan satu kali.</translation>
    </message>
    <message>
        <source>This row has more or fewer cells than the table has columns.</source>
        <translation>Jumlah sel pada baris ini tidak sama dengan jumlah kolom tabel.</translation>
    </message>
    <message>
        <source>This cell holds a formula. It was kept as text and is never run.</source>
        <translation>Sel ini berisi rumus. Isinya disimpan sebagai teks dan tidak pernah dijalankan.</translation>
    </message>
    <message>
        <source>No body can have this value.</source>
        <translation>Nilai ini tidak mungkin dimiliki tubuh manusia.</translation>
    </message>
    <message>
        <source>The file has another record with the same number but different content.</source>
        <translation>Berkas ini memuat catatan lain dengan nomor sama tetapi isi berbeda.</translation>
    </message>
    <message>
        <source>This record is empty.</source>
        <translation>Catatan ini kosong.</translation>
    </message>
    <message>
        <source>You destroyed this record for good. It comes back only if you ask for it.</source>
        <translation>Anda sudah memusnahkan catatan ini. Catatan ini hanya kembali bila Anda memintanya.</translation>
    </message>
    <message>
        <source>The date in this record is not a real date.</source>
        <translation>Tanggal dalam catatan ini bukan tanggal yang sah.</translation>
    </message>
    <message>
        <source>The birth date in the file is not a real date.</source>
        <translation>Tanggal lahir dalam berkas ini bukan tanggal yang sah.</translation>
    </message>
    <message>
        <source>The reference range printed here contradicts itself.</source>
        <translation>Rentang rujukan yang tercetak saling bertentangan.</translation>
    </message>
    <message>
        <source>The laboratory's remark does not fit its own reference range.</source>
        <translation>Keterangan laboratorium tidak sesuai dengan rentang rujukannya sendiri.</translation>
    </message>
    <message>
        <source>The value and its reference range use different units.</source>
        <translation>Nilai dan rentang rujukannya memakai satuan yang berbeda.</translation>
    </message>
    <message>
        <source>A file that computers make for themselves; it holds no records.</source>
        <translation>Berkas yang dibuat komputer untuk dirinya sendiri; tidak berisi catatan.</translation>
    </message>
    <message>
        <source>An entry of the file has no record in it.</source>
        <translation>Satu entri berkas tidak berisi catatan.</translation>
    </message>
    <message>
        <source>This part only points to records elsewhere; there is nothing to take in.</source>
        <translation>Bagian ini hanya menunjuk ke catatan di tempat lain; tidak ada yang dapat diambil.</translation>
    </message>
    <message>
        <source>The file is one page of several. Please add the other pages as well.</source>
        <translation>Berkas ini satu dari beberapa halaman. Mohon tambahkan juga halaman lainnya.</translation>
    </message>
    <message>
        <source>The letters were written in an old way and were rewritten.</source>
        <translation>Hurufnya ditulis dengan cara lama dan sudah ditulis ulang.</translation>
    </message>
    <message>
        <source>Kept with its file as it is; there is nothing in it to show as a record.</source>
        <translation>Disimpan bersama berkasnya apa adanya; tidak ada isi yang dapat ditampilkan sebagai catatan.</translation>
    </message>
    <message>
        <source>This repeats what another file of the same export says; it is taken from there.</source>
        <translation>Isi ini mengulang berkas lain dari ekspor yang sama; datanya diambil dari sana.</translation>
    </message>
    <message>
        <source>Two devices counted at the same time. Each moment counts once; nothing was deleted.</source>
        <translation>Dua perangkat menghitung pada waktu yang sama. Setiap saat dihitung satu kali; tidak ada yang dihapus.</translation>
    </message>
    <message>
        <source>The file was written in a newer form; what we know of it was taken in.</source>
        <translation>Berkas ini ditulis dalam bentuk yang lebih baru; yang kami kenal sudah diambil.</translation>
    </message>
    <message>
        <source>This is a list of the hospital's own (tests, prices, codes), of no patient.</source>
        <translation>Ini daftar milik rumah sakit (pemeriksaan, harga, kode), bukan data pasien.</translation>
    </message>
    <message>
        <source>The table does not say whose records these are. Please check it.</source>
        <translation>Tabel ini tidak menyebutkan milik siapa catatannya. Mohon diperiksa.</translation>
    </message>
    <message>
        <source>The service answered that it found nothing.</source>
        <translation>Layanan menjawab bahwa tidak ada data yang ditemukan.</translation>
    </message>
    <message>
        <source>The text in pictures can be read when Tesseract is installed.</source>
        <translation>Tulisan pada gambar dapat dibaca bila Tesseract terpasang.</translation>
    </message>
    <message>
        <source>The text on this page could not be read.</source>
        <translation>Tulisan pada halaman ini tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The document is very long; only its first pages were read.</source>
        <translation>Dokumen ini sangat panjang; hanya halaman-halaman pertamanya yang dibaca.</translation>
    </message>
    <message>
        <source>The pages of this file are about several people. Please say whose they are.</source>
        <translation>Halaman berkas ini milik beberapa orang. Tentukan milik siapa.</translation>
    </message>
    <message>
        <source>There are more such places in the file than are listed here.</source>
        <translation>Di berkas ini ada lebih banyak bagian seperti itu daripada yang tercantum di sini.</translation>
    </message>
    <message>
        <source>The document is locked with a password. It was kept, but could not be read.</source>
        <translation>Dokumen ini terkunci dengan kata sandi. Dokumen tetap disimpan, tetapi tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>This page is damaged and could not be read.</source>
        <translation>Halaman ini rusak dan tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The code on this page names a signer, but that cannot be checked.</source>
        <translation>Kode pada halaman ini menyebut penanda tangan, tetapi hal itu tidak dapat diperiksa.</translation>
    </message>
    <message>
        <source>The document is signed and unchanged since then. Who signed it was not checked.</source>
        <translation>Dokumen ini ditandatangani dan tidak berubah sejak itu. Siapa penanda tangannya tidak diperiksa.</translation>
    </message>
    <message>
        <source>The document is signed, but something was added after that.</source>
        <translation>Dokumen ini ditandatangani, tetapi ada yang ditambahkan setelahnya.</translation>
    </message>
    <message>
        <source>The document was changed after it was signed, or its signature is damaged.</source>
        <translation>Dokumen ini diubah setelah ditandatangani, atau tanda tangannya rusak.</translation>
    </message>
    <message>
        <source>The document bears a signature that could not be checked.</source>
        <translation>Dokumen ini memuat tanda tangan yang tidak dapat diperiksa.</translation>
    </message>
    <message>
        <source>The signature is wrong: this was changed after signing, or never signed like that.</source>
        <translation>Tanda tangannya tidak cocok: isinya diubah setelah ditandatangani, atau memang tidak pernah ditandatangani seperti itu.</translation>
    </message>
    <message>
        <source>It is signed, but the signer is not on our list and could not be checked.</source>
        <translation>Ada tanda tangannya, tetapi penandatangan tidak ada dalam daftar kami sehingga tidak dapat diperiksa.</translation>
    </message>
    <message>
        <source>It was good only until a day that has passed.</source>
        <translation>Masa berlakunya sudah lewat.</translation>
    </message>
    <message>
        <source>The one who issued it has called it back.</source>
        <translation>Penerbitnya sudah mencabutnya kembali.</translation>
    </message>
    <message>
        <source>This is one part of a code in several parts. Please add all of them together.</source>
        <translation>Ini satu bagian dari kode yang terdiri atas beberapa bagian. Silakan tambahkan semua bagiannya bersama-sama.</translation>
    </message>
    <message>
        <source>One part of a code in several parts; the others were in other files.</source>
        <translation>Satu bagian dari kode yang terdiri atas beberapa bagian; bagian lainnya ada di berkas lain.</translation>
    </message>
    <message>
        <source>This is a link: its records lie on the internet. Open it as a link.</source>
        <translation>Ini sebuah tautan: catatannya ada di internet. Silakan buka sebagai tautan.</translation>
    </message>
    <message>
        <source>This file is sealed; only the link it belongs to can open it.</source>
        <translation>Berkas ini tersegel; hanya tautan pemiliknya yang dapat membukanya.</translation>
    </message>
    <message>
        <source>the same national number</source>
        <translation>NIK sama</translation>
    </message>
    <message>
        <source>another national number</source>
        <translation>NIK berbeda</translation>
    </message>
    <message>
        <source>the same hospital number</source>
        <translation>nomor rekam medis sama</translation>
    </message>
    <message>
        <source>the same name</source>
        <translation>nama sama</translation>
    </message>
    <message>
        <source>a similar name</source>
        <translation>nama mirip</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>nama berbeda</translation>
    </message>
    <message>
        <source>the same birth date</source>
        <translation>tanggal lahir sama</translation>
    </message>
    <message>
        <source>another birth date</source>
        <translation>tanggal lahir berbeda</translation>
    </message>
    <message>
        <source>another sex</source>
        <translation>jenis kelamin berbeda</translation>
    </message>
    <message>
        <source>the file says too little</source>
        <translation>keterangan dalam berkas terlalu sedikit</translation>
    </message>
    <message>
        <source>the file does not say who this is</source>
        <translation>berkas tidak menyebut siapa ini</translation>
    </message>
    <message>
        <source>At “{place}”</source>
        <translation>Pada “{place}”</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Baris {number}</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Halaman {number}</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Baris tabel {number}</translation>
    </message>
    <message>
        <source>Part {number}</source>
        <translation>Bagian {number}</translation>
    </message>
    <message>
        <source>{number} of them</source>
        <translation>{number} di antaranya</translation>
    </message>
    <message>
        <source>Entry {number}</source>
        <translation>Entri {number}</translation>
    </message>
    <message>
        <source>add records?</source>
        <translation>menambah rekam medis?</translation>
    </message>
    <message>
        <source>Choose “Add records”, then the files a hospital gave you; or drop them onto the window. You see everything before it is saved, and can take it back later.</source>
        <translation>Pilih “Tambah catatan”, lalu berkas yang diberikan rumah sakit; atau seret ke jendela. Anda melihat semuanya sebelum disimpan, dan dapat menariknya kembali nanti.</translation>
    </message>
    <message>
        <source>show something to a doctor?</source>
        <translation>memperlihatkan sesuatu kepada dokter?</translation>
    </message>
    <message>
        <source>Choose “Sharing”, say for whom and why, and show the code. The doctor's phone opens it without any program. You can stop it at any moment.</source>
        <translation>Pilih “Berbagi”, sebutkan untuk siapa dan mengapa, lalu perlihatkan kodenya. Ponsel dokter membukanya tanpa program apa pun. Anda dapat menghentikannya kapan saja.</translation>
    </message>
    <message>
        <source>prove that a record was not altered?</source>
        <translation>membuktikan bahwa catatan tidak diubah?</translation>
    </message>
    <message>
        <source>Open the record and choose “How we know”. The hospital's file is kept as it came, and every entry is chained to the one before.</source>
        <translation>Buka catatannya dan pilih “Bagaimana kami tahu”. Berkas rumah sakit disimpan seperti aslinya, dan setiap entri terangkai dengan entri sebelumnya.</translation>
    </message>
    <message>
        <source>keep records of my family?</source>
        <translation>menyimpan rekam medis keluarga?</translation>
    </message>
    <message>
        <source>Click the name at the top left, then “People in this vault”. A blue line says whenever you act for somebody else.</source>
        <translation>Klik nama di kiri atas, lalu “Orang-orang dalam brankas ini”. Garis biru memberi tahu bila Anda bertindak untuk orang lain.</translation>
    </message>
    <message>
        <source>let my family see a record, or stop it?</source>
        <translation>mengizinkan keluarga melihat sebuah catatan, atau menghentikannya?</translation>
    </message>
    <message>
        <source>Open “People in this vault”, then “Who may see whom”. Keys keep closed what nobody let a member see. What they could read before, they may have kept.</source>
        <translation>Buka “Orang di brankas ini”, lalu “Siapa boleh melihat siapa”. Kunci menutup apa yang tidak boleh dilihat seorang anggota. Yang dulu dapat ia baca mungkin sudah ia simpan.</translation>
    </message>
    <message>
        <source>get in when I forgot my passphrase?</source>
        <translation>masuk bila lupa kata sandi?</translation>
    </message>
    <message>
        <source>Choose “I forgot my passphrase” and type the 24 words of your recovery sheet. Without passphrase and sheet nobody can open the vault.</source>
        <translation>Pilih “Saya lupa kata sandi” dan ketik 24 kata dari lembar pemulihan. Tanpa kata sandi dan tanpa lembar, tidak ada yang dapat membuka brankas.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer by itself</source>
        <translation>Tidak ada yang keluar dari komputer ini dengan sendirinya</translation>
    </message>
    <message>
        <source>There is no account and no server of ours. Records leave only when you share, export or copy them.</source>
        <translation>Tidak ada akun dan tidak ada server milik kami. Catatan hanya keluar bila Anda membagikan, mengekspor, atau menyalinnya.</translation>
    </message>
    <message>
        <source>While the vault is open, this computer can read it</source>
        <translation>Selama brankas terbuka, komputer ini dapat membacanya</translation>
    </message>
    <message>
        <source>A bad program on this computer can then read and add, as you can. It cannot remove older entries without being noticed. Lock the vault when you leave.</source>
        <translation>Program jahat di komputer ini lalu dapat membaca dan menambah, seperti Anda. Ia tidak dapat menghapus entri lama tanpa ketahuan. Kuncilah brankas bila Anda pergi.</translation>
    </message>
    <message>
        <source>Whoever has your sheet and a copy of the vault can open it</source>
        <translation>Siapa pun yang memegang lembar Anda dan salinan brankas dapat membukanya</translation>
    </message>
    <message>
        <source>Keep the two in different places.</source>
        <translation>Simpan keduanya di tempat yang berbeda.</translation>
    </message>
    <message>
        <source>Alone, this computer cannot prove everything to others</source>
        <translation>Sendirian, komputer ini tidak dapat membuktikan segalanya kepada orang lain</translation>
    </message>
    <message>
        <source>You could put back an old copy of your own vault yourself. Towards others, proof begins when somebody outside has seen it.</source>
        <translation>Anda sendiri bisa saja mengembalikan salinan lama brankas Anda. Bagi orang lain, bukti dimulai saat ada pihak luar yang melihatnya.</translation>
    </message>
    <message>
        <source>What others copied stays with them</source>
        <translation>Yang sudah disalin orang lain tetap ada pada mereka</translation>
    </message>
    <message>
        <source>Stopping a share closes it. It cannot take back what somebody has already read, printed or saved.</source>
        <translation>Menghentikan berbagi menutupnya. Yang sudah dibaca, dicetak, atau disimpan orang tidak dapat ditarik kembali.</translation>
    </message>
    <message>
        <source>Add records</source>
        <translation>Tambah catatan</translation>
    </message>
    <message>
        <source>The entries at the left</source>
        <translation>Menu di sebelah kiri</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Kunci sekarang</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>Bantuan ini</translation>
    </message>
    <message>
        <source>Larger or smaller text</source>
        <translation>Huruf lebih besar atau lebih kecil</translation>
    </message>
    <message>
        <source>Text at 100 %</source>
        <translation>Huruf 100 %</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>To the next or previous thing</source>
        <translation>Ke bagian berikut atau sebelumnya</translation>
    </message>
    <message>
        <source>Press a button, open a record</source>
        <translation>Menekan tombol, membuka catatan</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Penambahan sebelumnya</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Berbagi</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagikan</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Tampilkan kode</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivitas</translation>
    </message>
    <message>
        <source>For treatment</source>
        <translation>Untuk pengobatan</translation>
    </message>
    <message>
        <source>For an emergency</source>
        <translation>Untuk keadaan darurat</translation>
    </message>
    <message>
        <source>Because I want to</source>
        <translation>Atas keinginan saya sendiri</translation>
    </message>
    <message>
        <source>For my family</source>
        <translation>Untuk keluarga saya</translation>
    </message>
    <message>
        <source>For insurance or payment</source>
        <translation>Untuk asuransi atau pembayaran</translation>
    </message>
    <message>
        <source>Present problems, medicines, allergies, vaccines and the last 12 months.</source>
        <translation>Masalah saat ini, obat, alergi, vaksin, dan 12 bulan terakhir.</translation>
    </message>
    <message>
        <source>Problems, medicines, allergies and blood group only.</source>
        <translation>Hanya masalah, obat, alergi, dan golongan darah.</translation>
    </message>
    <message>
        <source>The last visit with everything that belongs to it.</source>
        <translation>Kunjungan terakhir beserta semua yang terkait.</translation>
    </message>
    <message>
        <source>Tests, medicines and visits about HIV.</source>
        <translation>Pemeriksaan, obat, dan kunjungan terkait HIV.</translation>
    </message>
    <message>
        <source>Such as syphilis, gonorrhoea or herpes.</source>
        <translation>Misalnya sifilis, gonore, atau herpes.</translation>
    </message>
    <message>
        <source>Such as depression, anxiety, and their medicines.</source>
        <translation>Misalnya depresi, kecemasan, dan obat-obatnya.</translation>
    </message>
    <message>
        <source>Dependence on alcohol or drugs, and its treatment.</source>
        <translation>Ketergantungan alkohol atau narkoba, dan pengobatannya.</translation>
    </message>
    <message>
        <source>Pregnancy, birth control, miscarriage.</source>
        <translation>Kehamilan, KB, keguguran.</translation>
    </message>
    <message>
        <source>Injuries and counselling after violence.</source>
        <translation>Luka dan pendampingan setelah kekerasan.</translation>
    </message>
    <message>
        <source>Results about genes and hereditary diseases.</source>
        <translation>Hasil tentang gen dan penyakit keturunan.</translation>
    </message>
    <message>
        <source>{records} stay with you because they are sensitive: {names}.</source>
        <translation>{records} tetap pada Anda karena sensitif: {names}.</translation>
    </message>
    <message>
        <source>{records} are not part of this choice.</source>
        <translation>{records} tidak termasuk dalam pilihan ini.</translation>
    </message>
    <message>
        <source>Nothing is shown of: {kinds}.</source>
        <translation>Tidak diperlihatkan: {kinds}.</translation>
    </message>
    <message>
        <source>Nothing from before {date}.</source>
        <translation>Tidak ada yang dari sebelum {date}.</translation>
    </message>
    <message>
        <source>Nothing from after {date}.</source>
        <translation>Tidak ada yang dari sesudah {date}.</translation>
    </message>
    <message>
        <source>{names} and {number} more</source>
        <translation>{names} dan {number} lainnya</translation>
    </message>
    <message>
        <source>{recipient} · {records}</source>
        <translation>{recipient} · {records}</translation>
    </message>
    <message>
        <source>Paused. Nobody can open it now.</source>
        <translation>Dijeda. Saat ini tidak ada yang dapat membukanya.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Anda menghentikannya.</translation>
    </message>
    <message>
        <source>Closed because its time was over.</source>
        <translation>Ditutup karena waktunya habis.</translation>
    </message>
    <message>
        <source>Closed because it was opened as often as allowed.</source>
        <translation>Ditutup karena sudah dibuka sebanyak yang diizinkan.</translation>
    </message>
    <message>
        <source>Closed because the code was wrong too often.</source>
        <translation>Ditutup karena kodenya terlalu sering salah.</translation>
    </message>
    <message>
        <source>Not opened yet.</source>
        <translation>Belum dibuka.</translation>
    </message>
    <message>
        <source>On this computer only</source>
        <translation>Hanya di komputer ini</translation>
    </message>
    <message>
        <source>On the same Wi-Fi or local network</source>
        <translation>Di Wi-Fi atau jaringan lokal yang sama</translation>
    </message>
    <message>
        <source>Over the internet</source>
        <translation>Melalui internet</translation>
    </message>
    <message>
        <source>the code was wrong</source>
        <translation>kodenya salah</translation>
    </message>
    <message>
        <source>the code was missing</source>
        <translation>kodenya tidak diisi</translation>
    </message>
    <message>
        <source>the code had been wrong too often</source>
        <translation>kodenya sudah terlalu sering salah</translation>
    </message>
    <message>
        <source>the time was over</source>
        <translation>waktunya sudah habis</translation>
    </message>
    <message>
        <source>it had been opened as often as allowed</source>
        <translation>sudah dibuka sebanyak yang diizinkan</translation>
    </message>
    <message>
        <source>you had stopped it</source>
        <translation>Anda sudah menghentikannya</translation>
    </message>
    <message>
        <source>it was paused</source>
        <translation>sedang dijeda</translation>
    </message>
    <message>
        <source>the program that asked did not fit</source>
        <translation>program yang meminta tidak sesuai</translation>
    </message>
    <message>
        <source>there is no such share</source>
        <translation>tidak ada berbagi seperti itu</translation>
    </message>
    <message>
        <source>no reason is known</source>
        <translation>alasannya tidak diketahui</translation>
    </message>
    <message>
        <source>somebody with the link</source>
        <translation>seseorang yang memegang tautan</translation>
    </message>
    <message>
        <source>You began to share.</source>
        <translation>Anda mulai berbagi.</translation>
    </message>
    <message>
        <source>Opened by {who}; {records} were handed over.</source>
        <translation>Dibuka oleh {who}; {records} diserahkan.</translation>
    </message>
    <message>
        <source>Printed by {who}.</source>
        <translation>Dicetak oleh {who}.</translation>
    </message>
    <message>
        <source>Refused to {who}, because {why}.</source>
        <translation>Ditolak untuk {who}, karena {why}.</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>Anda menjedanya.</translation>
    </message>
    <message>
        <source>You opened it again.</source>
        <translation>Anda membukanya lagi.</translation>
    </message>
    <message>
        <source>You gave it more time.</source>
        <translation>Anda menambah waktunya.</translation>
    </message>
    <message>
        <source>Its time was over.</source>
        <translation>Waktunya habis.</translation>
    </message>
    <message>
        <source>Something came back from {who}.</source>
        <translation>Ada yang kembali dari {who}.</translation>
    </message>
    <message>
        <source>Trend since {year}</source>
        <translation>Tren sejak {year}</translation>
    </message>
    <message>
        <source>{test} over time</source>
        <translation>{test} dari waktu ke waktu</translation>
    </message>
    <message>
        <source>{results} from {first} to {last}</source>
        <translation>{results} dari {first} sampai {last}</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>Rentang rujukan</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Distance walked and run</source>
        <translation>Jarak berjalan dan berlari</translation>
    </message>
    <message>
        <source>Distance cycled</source>
        <translation>Jarak bersepeda</translation>
    </message>
    <message>
        <source>Distance swum</source>
        <translation>Jarak berenang</translation>
    </message>
    <message>
        <source>Distance by wheelchair</source>
        <translation>Jarak dengan kursi roda</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Jarak</translation>
    </message>
    <message>
        <source>Floors climbed</source>
        <translation>Lantai yang dinaiki</translation>
    </message>
    <message>
        <source>Height climbed</source>
        <translation>Ketinggian yang didaki</translation>
    </message>
    <message>
        <source>Wheelchair pushes</source>
        <translation>Dorongan kursi roda</translation>
    </message>
    <message>
        <source>Swimming strokes</source>
        <translation>Kayuhan renang</translation>
    </message>
    <message>
        <source>Active energy</source>
        <translation>Energi aktif</translation>
    </message>
    <message>
        <source>Resting energy</source>
        <translation>Energi saat istirahat</translation>
    </message>
    <message>
        <source>Energy burned</source>
        <translation>Energi terbakar</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Olahraga</translation>
    </message>
    <message>
        <source>Move minutes</source>
        <translation>Menit bergerak</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Time standing</source>
        <translation>Waktu berdiri</translation>
    </message>
    <message>
        <source>Hours with standing</source>
        <translation>Jam dengan berdiri</translation>
    </message>
    <message>
        <source>Heart points</source>
        <translation>Poin jantung</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Kecepatan</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Daya</translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation>Irama</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Tidak aktif</translation>
    </message>
    <message>
        <source>Lightly active</source>
        <translation>Aktif ringan</translation>
    </message>
    <message>
        <source>Fairly active</source>
        <translation>Cukup aktif</translation>
    </message>
    <message>
        <source>Very active</source>
        <translation>Sangat aktif</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Detak jantung</translation>
    </message>
    <message>
        <source>Resting heart rate</source>
        <translation>Detak jantung saat istirahat</translation>
    </message>
    <message>
        <source>Walking heart rate</source>
        <translation>Detak jantung saat berjalan</translation>
    </message>
    <message>
        <source>Heart rate recovery in a minute</source>
        <translation>Pemulihan detak jantung dalam satu menit</translation>
    </message>
    <message>
        <source>Heart rate variability (SDNN)</source>
        <translation>Variasi detak jantung (SDNN)</translation>
    </message>
    <message>
        <source>Heart rate variability (RMSSD)</source>
        <translation>Variasi detak jantung (RMSSD)</translation>
    </message>
    <message>
        <source>Heart rate variability</source>
        <translation>Variasi detak jantung</translation>
    </message>
    <message>
        <source>Time between heart beats</source>
        <translation>Jarak antara detak jantung</translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation>Laju napas</translation>
    </message>
    <message>
        <source>VO2 max</source>
        <translation>VO2 maks</translation>
    </message>
    <message>
        <source>Stress</source>
        <translation>Stres</translation>
    </message>
    <message>
        <source>Systolic blood pressure</source>
        <translation>Tekanan darah sistolik</translation>
    </message>
    <message>
        <source>Diastolic blood pressure</source>
        <translation>Tekanan darah diastolik</translation>
    </message>
    <message>
        <source>Body fat</source>
        <translation>Lemak tubuh</translation>
    </message>
    <message>
        <source>Lean body mass</source>
        <translation>Massa tubuh tanpa lemak</translation>
    </message>
    <message>
        <source>Muscle mass</source>
        <translation>Massa otot</translation>
    </message>
    <message>
        <source>Bone mass</source>
        <translation>Massa tulang</translation>
    </message>
    <message>
        <source>Fat mass</source>
        <translation>Massa lemak</translation>
    </message>
    <message>
        <source>Body water</source>
        <translation>Air tubuh</translation>
    </message>
    <message>
        <source>Waist circumference</source>
        <translation>Lingkar perut</translation>
    </message>
    <message>
        <source>Basal temperature</source>
        <translation>Suhu basal</translation>
    </message>
    <message>
        <source>Skin temperature</source>
        <translation>Suhu kulit</translation>
    </message>
    <message>
        <source>Basal metabolic rate</source>
        <translation>Laju metabolisme basal</translation>
    </message>
    <message>
        <source>Blood glucose</source>
        <translation>Gula darah</translation>
    </message>
    <message>
        <source>Glucose (sensor)</source>
        <translation>Gula darah (sensor)</translation>
    </message>
    <message>
        <source>Glucose too low to measure</source>
        <translation>Gula darah terlalu rendah untuk diukur</translation>
    </message>
    <message>
        <source>Glucose too high to measure</source>
        <translation>Gula darah terlalu tinggi untuk diukur</translation>
    </message>
    <message>
        <source>Ketones in blood</source>
        <translation>Keton dalam darah</translation>
    </message>
    <message>
        <source>Insulin</source>
        <translation>Insulin</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Tidur</translation>
    </message>
    <message>
        <source>Light sleep</source>
        <translation>Tidur ringan</translation>
    </message>
    <message>
        <source>Deep sleep</source>
        <translation>Tidur nyenyak</translation>
    </message>
    <message>
        <source>REM sleep</source>
        <translation>Tidur REM</translation>
    </message>
    <message>
        <source>Awake in the night</source>
        <translation>Terjaga di malam hari</translation>
    </message>
    <message>
        <source>In bed</source>
        <translation>Di tempat tidur</translation>
    </message>
    <message>
        <source>Restless in the night</source>
        <translation>Gelisah di malam hari</translation>
    </message>
    <message>
        <source>Sleep score</source>
        <translation>Nilai tidur</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Air minum</translation>
    </message>
    <message>
        <source>Energy eaten</source>
        <translation>Energi dari makanan</translation>
    </message>
    <message>
        <source>Carbohydrates eaten</source>
        <translation>Karbohidrat dari makanan</translation>
    </message>
    <message>
        <source>Caffeine</source>
        <translation>Kafeina</translation>
    </message>
    <message>
        <source>Sound around</source>
        <translation>Suara sekitar</translation>
    </message>
    <message>
        <source>Headphone sound</source>
        <translation>Suara earphone</translation>
    </message>
    <message>
        <source>Mindful minutes</source>
        <translation>Menit relaksasi</translation>
    </message>
    <message>
        <source>Diary entries</source>
        <translation>Catatan harian</translation>
    </message>
    <message>
        <source>You can read and export everything. Nothing new is saved here. If you have a newer copy, open that one; if somebody else may have been at this computer, ask for help before you go on.</source>
        <translation>Anda dapat membaca dan mengekspor semuanya. Tidak ada yang baru disimpan di sini. Jika Anda punya salinan yang lebih baru, bukalah yang itu; jika mungkin ada orang lain memakai komputer ini, mintalah bantuan sebelum melanjutkan.</translation>
    </message>
    <message>
        <source>This takes longer than usual</source>
        <translation>Ini lebih lama daripada biasanya</translation>
    </message>
    <message>
        <source>Your system may be asking for the password of its keyring, where this computer keeps the vault's secret. Look for that window; it may lie behind this one. If you close it, you can still open the vault with the secret on your recovery sheet.</source>
        <translation>Mungkin sistem komputer ini menanyakan kata sandi gantungan kuncinya (keyring), tempat rahasia brankas disimpan. Carilah jendela itu; mungkin ada di belakang jendela ini. Jika Anda menutupnya, brankas tetap dapat dibuka dengan rahasia pada lembar pemulihan.</translation>
    </message>
    <message>
        <source>Reading your records anew, once after an update</source>
        <translation>Membaca ulang catatan Anda, sekali setelah pembaruan</translation>
    </message>
    <message>
        <source>{name}: {done} of {total} entries</source>
        <translation>{name}: {done} dari {total} entri</translation>
    </message>
    <message>
        <source>Health records (FHIR)</source>
        <translation>Catatan kesehatan (FHIR)</translation>
    </message>
    <message>
        <source>Clinical document (CDA)</source>
        <translation>Dokumen klinis (CDA)</translation>
    </message>
    <message>
        <source>Messages of a hospital system (HL7)</source>
        <translation>Pesan dari sistem rumah sakit (HL7)</translation>
    </message>
    <message>
        <source>Medical images (DICOM)</source>
        <translation>Gambar medis (DICOM)</translation>
    </message>
    <message>
        <source>Answer of BPJS Kesehatan</source>
        <translation>Jawaban dari BPJS Kesehatan</translation>
    </message>
    <message>
        <source>Table of a hospital system (SIMRS Khanza)</source>
        <translation>Tabel dari sistem rumah sakit (SIMRS Khanza)</translation>
    </message>
    <message>
        <source>Text of a health portal (Blue Button)</source>
        <translation>Teks dari portal kesehatan (Blue Button)</translation>
    </message>
    <message>
        <source>Signed health card (SMART)</source>
        <translation>Kartu kesehatan bertanda tangan (SMART)</translation>
    </message>
    <message>
        <source>Signed health certificate (HC1)</source>
        <translation>Sertifikat kesehatan bertanda tangan (HC1)</translation>
    </message>
    <message>
        <source>Link to health records (SMART)</source>
        <translation>Tautan ke catatan kesehatan (SMART)</translation>
    </message>
    <message>
        <source>Picture or scan</source>
        <translation>Foto atau hasil pindai</translation>
    </message>
    <message>
        <source>Paper (PDF)</source>
        <translation>Lembar kertas (PDF)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
    </message>
    <message>
        <source>Table (Excel)</source>
        <translation>Tabel (Excel)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Halaman web</translation>
    </message>
    <message>
        <source>Data (XML)</source>
        <translation>Data (XML)</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Surel</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arsip</translation>
    </message>
    <message>
        <source>Export of {maker}</source>
        <translation>Ekspor dari {maker}</translation>
    </message>
    <message>
        <source>Recording of a sports watch (FIT)</source>
        <translation>Rekaman jam olahraga (FIT)</translation>
    </message>
    <message>
        <source>Recording of a walk or ride (GPX)</source>
        <translation>Rekaman jalan kaki atau bersepeda (GPX)</translation>
    </message>
    <message>
        <source>Recording of a workout (TCX)</source>
        <translation>Rekaman latihan (TCX)</translation>
    </message>
    <message>
        <source>Glucose sensor</source>
        <translation>Sensor glukosa</translation>
    </message>
    <message>
        <source>Data of a watch or phone</source>
        <translation>Data dari jam atau telepon</translation>
    </message>
    <message>
        <source>Show in the file</source>
        <translation>Lihat di berkasnya</translation>
    </message>
    <message>
        <source>The marked part begins at line {number} of the file.</source>
        <translation>Bagian yang ditandai mulai di baris {number} berkas ini.</translation>
    </message>
    <message>
        <source>The place could not be found again in the file.</source>
        <translation>Letaknya tidak dapat ditemukan kembali di dalam berkas.</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be shown.</source>
        <translation>Berkas ini rusak dan tidak dapat ditampilkan.</translation>
    </message>
    <message>
        <source>The file is too large to be shown here.</source>
        <translation>Berkas ini terlalu besar untuk ditampilkan di sini.</translation>
    </message>
    <message>
        <source>Files of this kind cannot be shown as text.</source>
        <translation>Berkas jenis ini tidak dapat ditampilkan sebagai teks.</translation>
    </message>
    <message>
        <source>Save the original to open it with another program.</source>
        <translation>Simpan berkas aslinya untuk membukanya dengan program lain.</translation>
    </message>
    <message>
        <source>Work in hand</source>
        <translation>Pekerjaan yang berjalan</translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>Menunggu giliran</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Sedang dibaca</translation>
    </message>
    <message>
        <source>Read; please check it</source>
        <translation>Sudah dibaca; mohon diperiksa</translation>
    </message>
    <message>
        <source>Being saved</source>
        <translation>Sedang disimpan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Tidak disimpan</translation>
    </message>
    <message>
        <source>Could not be finished</source>
        <translation>Tidak dapat diselesaikan</translation>
    </message>
    <message>
        <source>Note a correction</source>
        <translation>Beri catatan koreksi</translation>
    </message>
    <message>
        <source>The record itself stays as it came. Your words are shown beside it.</source>
        <translation>Catatan aslinya tidak berubah. Kata-kata Anda ditampilkan di sampingnya.</translation>
    </message>
    <message>
        <source>What is not right, or what should be known</source>
        <translation>Apa yang keliru, atau apa yang perlu diketahui</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Simpan catatan</translation>
    </message>
    <message>
        <source>Take out of view</source>
        <translation>Sembunyikan</translation>
    </message>
    <message>
        <source>It is then no longer part of the record and is not shared. It stays in the log, and you can bring it back at any time.</source>
        <translation>Setelah itu tidak lagi menjadi bagian dari rekam medis dan tidak dibagikan. Tetap ada di riwayat, dan dapat Anda kembalikan kapan saja.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Mengapa?</translation>
    </message>
    <message>
        <source>It is in view again.</source>
        <translation>Sudah ditampilkan lagi.</translation>
    </message>
    <message>
        <source>The note was kept.</source>
        <translation>Catatan tersimpan.</translation>
    </message>
    <message>
        <source>It was taken out of view.</source>
        <translation>Sudah disembunyikan.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>What you said about it</source>
        <translation>Catatan Anda tentang ini</translation>
    </message>
    <message>
        <source>Bring back into view</source>
        <translation>Tampilkan lagi</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Tulis ulang</translation>
    </message>
    <message>
        <source>Pictures of the examination</source>
        <translation>Gambar pemeriksaan</translation>
    </message>
    <message>
        <source>Look at the pictures</source>
        <translation>Lihat gambarnya</translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>Gambar {number} dari {count}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Kecerahan</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Geser</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Ukur</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Seperti direkam</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Jaringan lunak</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Paru</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>Tulang</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Otak</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Semua nilai</translation>
    </message>
    <message>
        <source>Centre {center}, width {width}</source>
        <translation>Pusat {center}, lebar {width}</translation>
    </message>
    <message>
        <source>No scale in this file</source>
        <translation>Berkas ini tidak memuat skala</translation>
    </message>
    <message>
        <source>{length} at the detector</source>
        <translation>{length} pada detektor</translation>
    </message>
    <message>
        <source>Drag a line to measure. With keys: Space begins a line, arrows move its end, with Shift further.</source>
        <translation>Tarik garis untuk mengukur. Dengan papan ketik: Spasi memulai garis, tombol panah menggeser ujungnya, dengan Shift lebih jauh.</translation>
    </message>
    <message>
        <source>Wheel or arrows: other pictures. Shift and arrows: brightness and contrast. Ctrl and arrows: move. + and −: larger, smaller. I: invert. R: reset. F11: full screen.</source>
        <translation>Roda atau panah: gambar lain. Shift dan panah: kecerahan dan kontras. Ctrl dan panah: geser. + dan −: perbesar, perkecil. I: balik warna. R: atur ulang. F11: layar penuh.</translation>
    </message>
    <message>
        <source>For a first look, not for a diagnosis.</source>
        <translation>Untuk melihat-lihat, bukan untuk diagnosis.</translation>
    </message>
    <message>
        <source>You took it out of view on {when}</source>
        <translation>Anda menyembunyikannya pada {when}</translation>
    </message>
    <message>
        <source>You brought it back on {when}</source>
        <translation>Anda menampilkannya lagi pada {when}</translation>
    </message>
    <message>
        <source>Noted by you on {when}</source>
        <translation>Anda catat pada {when}</translation>
    </message>
    <message>
        <source>Ways into your vault</source>
        <translation>Cara masuk ke brankas Anda</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Lembar pemulihan</translation>
    </message>
    <message>
        <source>Recovery cards</source>
        <translation>Kartu pemulihan</translation>
    </message>
    <message>
        <source>Open without passphrase</source>
        <translation>Buka tanpa kata sandi</translation>
    </message>
    <message>
        <source>Security key</source>
        <translation>Kunci keamanan</translation>
    </message>
    <message>
        <source>What you type whenever you open the vault.</source>
        <translation>Yang Anda ketik setiap kali membuka brankas.</translation>
    </message>
    <message>
        <source>A printed sheet that opens the vault if you forget the passphrase.</source>
        <translation>Lembar cetak yang membuka brankas jika Anda lupa kata sandi.</translation>
    </message>
    <message>
        <source>Cards for people you trust. One card alone opens nothing; two or three together do.</source>
        <translation>Kartu untuk orang yang Anda percaya. Satu kartu saja tidak membuka apa-apa; dua atau tiga kartu bersama dapat membukanya.</translation>
    </message>
    <message>
        <source>Whoever is logged in on this computer can open the vault.</source>
        <translation>Siapa pun yang masuk ke komputer ini dapat membuka brankas.</translation>
    </message>
    <message>
        <source>A small key for the USB socket: plug it in, touch it, the vault opens.</source>
        <translation>Kunci kecil untuk colokan USB: colokkan, sentuh, brankas terbuka.</translation>
    </message>
    <message>
        <source>made {day}</source>
        <translation>dibuat {day}</translation>
    </message>
    <message>
        <source>last used {day}</source>
        <translation>terakhir dipakai {day}</translation>
    </message>
    <message>
        <source>last tried {day}</source>
        <translation>terakhir dicoba {day}</translation>
    </message>
    <message>
        <source>any {needed} of {cards} cards open</source>
        <translation>cukup {needed} dari {cards} kartu</translation>
    </message>
    <message>
        <source>Nobody has tried the cards for a year. Do their holders still have them?</source>
        <translation>Sudah setahun kartunya tidak dicoba. Apakah pemegangnya masih menyimpannya?</translation>
    </message>
    <message>
        <source>Nobody has tried the sheet for a year. Do you still know where it lies?</source>
        <translation>Sudah setahun lembarnya tidak dicoba. Apakah Anda masih ingat tempat menyimpannya?</translation>
    </message>
    <message>
        <source>Card {place} of {cards}</source>
        <translation>Kartu {place} dari {cards}</translation>
    </message>
    <message>
        <source>Card {place}</source>
        <translation>Kartu {place}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Pulihkan dari cadangan</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Folder or stick</source>
        <translation>Folder atau flashdisk</translation>
    </message>
    <message>
        <source>WebDAV server, such as Nextcloud</source>
        <translation>Server WebDAV, misalnya Nextcloud</translation>
    </message>
    <message>
        <source>S3 storage</source>
        <translation>Penyimpanan S3</translation>
    </message>
    <message>
        <source>Only when I say so</source>
        <translation>Hanya kalau saya minta</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Setiap hari</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Setiap minggu</translation>
    </message>
    <message>
        <source>No backup here was proven yet</source>
        <translation>Belum ada cadangan di sini yang teruji</translation>
    </message>
    <message>
        <source>Last proven restore: {moment}</source>
        <translation>Terakhir teruji bisa dipulihkan: {moment}</translation>
    </message>
    <message>
        <source>Nothing lies here yet</source>
        <translation>Belum ada apa-apa di sini</translation>
    </message>
    <message>
        <source>{count}, the newest from {moment}, {size}</source>
        <translation>{count}, yang terbaru dari {moment}, {size}</translation>
    </message>
    <message>
        <source>The place was not there at the last try.</source>
        <translation>Pada percobaan terakhir tempatnya tidak ada.</translation>
    </message>
    <message>
        <source>At the last try this was not the place it had been; nothing was written.</source>
        <translation>Pada percobaan terakhir ini bukan tempat yang dulu; tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>The place did not take the last backup.</source>
        <translation>Tempat ini menolak cadangan terakhir.</translation>
    </message>
    <message>
        <source>What lay there could not be read back. The place may be failing.</source>
        <translation>Yang tersimpan di sana tidak dapat dibaca kembali. Mungkin tempatnya mulai rusak.</translation>
    </message>
    <message>
        <source>There was no room at the last try.</source>
        <translation>Pada percobaan terakhir tidak ada ruang lagi.</translation>
    </message>
    <message>
        <source>The last try came to nothing; nothing was lost.</source>
        <translation>Percobaan terakhir gagal; tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>The backup was made, but something in the vault is damaged. Check the vault.</source>
        <translation>Cadangan sudah dibuat, tetapi ada yang rusak di brankas. Periksalah brankasnya.</translation>
    </message>
    <message>
        <source>Nothing was written since; the earlier backup still stands.</source>
        <translation>Tidak ada yang baru sejak itu; cadangan yang ada masih berlaku.</translation>
    </message>
    <message>
        <source>Backed up, opened again and compared: it restores.</source>
        <translation>Sudah dicadangkan, dibuka lagi, dan dibandingkan: bisa dipulihkan.</translation>
    </message>
    <message>
        <source>Writing, {share}</source>
        <translation>Menulis, {share}</translation>
    </message>
    <message>
        <source>Sending, {share}</source>
        <translation>Mengirim, {share}</translation>
    </message>
    <message>
        <source>Reading back and comparing, {share}</source>
        <translation>Membaca ulang dan membandingkan, {share}</translation>
    </message>
    <message>
        <source>Restoring, {share}</source>
        <translation>Memulihkan, {share}</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>Saksi</translation>
    </message>
    <message>
        <source>{count} of {all} witnesses vouch for it since {date}, the last time on {last}.</source>
        <translation>{count} dari {all} saksi menguatkannya sejak {date}, terakhir pada {last}.</translation>
    </message>
    <message>
        <source>{count} of {all} witnesses vouch for it so far; that is not enough yet.</source>
        <translation>Sejauh ini {count} dari {all} saksi menguatkannya; itu belum cukup.</translation>
    </message>
    <message>
        <source>This computer remembers every step.</source>
        <translation>Komputer ini mengingat setiap langkah.</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Semuanya</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Yang ini</translation>
    </message>
    <message>
        <source>Any one of them</source>
        <translation>Salah satu saja</translation>
    </message>
    <message>
        <source>Any {count} of them</source>
        <translation>{count} yang mana saja</translation>
    </message>
    <message>
        <source>Knows a newer or another state than the one on this computer. Please decide.</source>
        <translation>Mengenal keadaan yang lebih baru atau lain dari yang ada di komputer ini. Mohon diputuskan.</translation>
    </message>
    <message>
        <source>Vouches since {date}, the last time {when}.</source>
        <translation>Menjadi saksi sejak {date}, terakhir {when}.</translation>
    </message>
    <message>
        <source>Has not confirmed anything yet.</source>
        <translation>Belum menguatkan apa pun.</translation>
    </message>
    <message>
        <source>It vouched {when}.</source>
        <translation>Menguatkan pada {when}.</translation>
    </message>
    <message>
        <source>It knows nothing newer than this copy.</source>
        <translation>Tidak mengenal keadaan yang lebih baru dari salinan ini.</translation>
    </message>
    <message>
        <source>It knows another state of this vault.</source>
        <translation>Mengenal keadaan brankas yang lain.</translation>
    </message>
    <message>
        <source>Asked {when}: it does not vouch for vaults of families. Ask its operator.</source>
        <translation>Ditanyai {when}: tidak melayani brankas keluarga. Tanyakan kepada pengelolanya.</translation>
    </message>
    <message>
        <source>Asked {when}: it did not accept the question.</source>
        <translation>Ditanyai {when}: pertanyaannya tidak diterima.</translation>
    </message>
    <message>
        <source>Asked {when}: it was busy. It is asked again in an hour.</source>
        <translation>Ditanyai {when}: sedang sibuk. Ditanyai lagi dalam satu jam.</translation>
    </message>
    <message>
        <source>Asked {when}: no answer. It is asked again in an hour.</source>
        <translation>Ditanyai {when}: tidak menjawab. Ditanyai lagi dalam satu jam.</translation>
    </message>
    <message>
        <source>Asked {when}: the answer was not its own. It was not believed.</source>
        <translation>Ditanyai {when}: jawabannya bukan dari saksi itu sendiri, jadi tidak dipercaya.</translation>
    </message>
    <message>
        <source>Nobody outside has confirmed the time yet. For others this proof counts more with witnesses; you choose them in Settings.</source>
        <translation>Belum ada pihak luar yang menguatkan waktunya. Bagi orang lain bukti ini lebih kuat bila ada saksi; Anda memilihnya di Pengaturan.</translation>
    </message>
    <message>
        <source>Witnesses outside have confirmed it: {count} of those you chose.</source>
        <translation>Saksi dari luar sudah menguatkannya: {count} dari yang Anda pilih.</translation>
    </message>
    <message>
        <source>Destroy for good</source>
        <translation>Musnahkan selamanya</translation>
    </message>
    <message>
        <source>Looking for everything that contains it</source>
        <translation>Mencari semua yang memuatnya</translation>
    </message>
    <message>
        <source>Destroying it</source>
        <translation>Sedang memusnahkan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Jangan, simpan saja</translation>
    </message>
    <message>
        <source>This cannot be undone. What goes:</source>
        <translation>Ini tidak dapat dibatalkan. Yang hilang:</translation>
    </message>
    <message>
        <source>What stays:</source>
        <translation>Yang tetap ada:</translation>
    </message>
    <message>
        <source>It is destroyed. Nobody can bring it back from this vault.</source>
        <translation>Sudah dimusnahkan. Tidak ada yang dapat mengembalikannya dari brankas ini.</translation>
    </message>
    <message>
        <source>Destroy “{title}” for good?</source>
        <translation>Musnahkan “{title}” selamanya?</translation>
    </message>
    <message>
        <source>Destroy all that came with “{title}” for good?</source>
        <translation>Musnahkan selamanya semua yang datang bersama “{title}”?</translation>
    </message>
    <message>
        <source>Destroy everything about {name} for good?</source>
        <translation>Musnahkan selamanya semua tentang {name}?</translation>
    </message>
    <message>
        <source>Type the name to confirm</source>
        <translation>Ketik namanya untuk memastikan</translation>
    </message>
    <message>
        <source>As it stands here: {name}</source>
        <translation>Seperti yang tertulis di sini: {name}</translation>
    </message>
    <message>
        <source>This is not the name. Nothing was destroyed.</source>
        <translation>Namanya bukan itu. Tidak ada yang dimusnahkan.</translation>
    </message>
    <message>
        <source>Everything about {name} is destroyed. Nobody can bring it back from this vault.</source>
        <translation>Semua tentang {name} sudah dimusnahkan. Tidak ada yang dapat mengembalikannya dari brankas ini.</translation>
    </message>
    <message>
        <source>{records}, with every version and every note</source>
        <translation>{records}, beserta semua versi dan semua keterangannya</translation>
    </message>
    <message>
        <source>What the vault knows of {name}, and the keys to it</source>
        <translation>Apa yang diketahui brankas tentang {name}, beserta kuncinya</translation>
    </message>
    <message>
        <source>{member} will not see {name} any more</source>
        <translation>{member} tidak dapat melihat {name} lagi</translation>
    </message>
    <message>
        <source>The records of everybody else in this vault</source>
        <translation>Catatan semua orang lain di brankas ini</translation>
    </message>
    <message>
        <source>The hospitals' own records, which they have to keep</source>
        <translation>Catatan milik rumah sakit sendiri, yang wajib mereka simpan</translation>
    </message>
    <message>
        <source>That a person was erased, on which day and by whom, but not their name</source>
        <translation>Bahwa catatan seseorang dimusnahkan, pada hari apa dan oleh siapa, tetapi bukan namanya</translation>
    </message>
    <message>
        <source>“{title}”, with every version and every note about it</source>
        <translation>“{title}”, dengan semua versi dan semua catatan Anda tentangnya</translation>
    </message>
    <message>
        <source>“{title}”, because it contains it</source>
        <translation>“{title}”, karena memuatnya</translation>
    </message>
    <message>
        <source>The file “{file}”, because it contains it. What else came from it stays.</source>
        <translation>Berkas “{file}”, karena memuatnya. Isi lain dari berkas itu tetap ada.</translation>
    </message>
    <message>
        <source>The copy of that file with {name}</source>
        <translation>Salinan berkas itu pada {name}</translation>
    </message>
    <message>
        <source>The hospital's own record, which it has to keep</source>
        <translation>Rekam medis milik rumah sakit, yang wajib mereka simpan</translation>
    </message>
    <message>
        <source>That something was destroyed, on which day and by whom</source>
        <translation>Keterangan bahwa ada yang dimusnahkan, hari apa dan oleh siapa</translation>
    </message>
    <message>
        <source>Backups until {day}. A backup put back on this computer destroys it again.</source>
        <translation>Cadangan sampai {day}. Cadangan yang dipulihkan di komputer ini akan memusnahkannya lagi.</translation>
    </message>
    <message>
        <source>A safe place for keys</source>
        <translation>Tempat aman untuk kunci</translation>
    </message>
    <message>
        <source>Encryption of the disk</source>
        <translation>Penyandian disk</translation>
    </message>
    <message>
        <source>Memory put aside on the disk</source>
        <translation>Memori yang dititipkan di disk</translation>
    </message>
    <message>
        <source>Memory kept after a crash</source>
        <translation>Memori yang tertinggal saat program macet</translation>
    </message>
    <message>
        <source>Other users of this computer</source>
        <translation>Pengguna lain di komputer ini</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Ruang di disk</translation>
    </message>
    <message>
        <source>This cannot be found out on this computer.</source>
        <translation>Hal ini tidak dapat diketahui di komputer ini.</translation>
    </message>
    <message>
        <source>The system keeps the vault's secret safely.</source>
        <translation>Sistem menyimpan rahasia brankas dengan aman.</translation>
    </message>
    <message>
        <source>Whoever takes the disk cannot read it.</source>
        <translation>Siapa pun yang mengambil disk ini tidak bisa membacanya.</translation>
    </message>
    <message>
        <source>Nothing readable is put aside.</source>
        <translation>Tidak ada yang bisa dibaca di sana.</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>Tidak ada yang tertinggal.</translation>
    </message>
    <message>
        <source>They cannot look into the vault's folder.</source>
        <translation>Mereka tidak bisa melihat isi folder brankas.</translation>
    </message>
    <message>
        <source>There is enough.</source>
        <translation>Cukup.</translation>
    </message>
    <message>
        <source>There is none, so the secret is asked for each time. Keep your sheet at hand.</source>
        <translation>Tidak ada, jadi rahasianya ditanyakan setiap kali. Siapkan lembar pemulihan Anda.</translation>
    </message>
    <message>
        <source>The disk is not encrypted. Your records are, but switching on the system's own disk encryption protects everything else too.</source>
        <translation>Disk ini tidak disandikan. Catatan Anda sudah, tetapi menyalakan penyandian disk dari sistem melindungi yang lain juga.</translation>
    </message>
    <message>
        <source>The system may put parts of its memory on the disk in the clear. Encrypted disks do not have this weakness.</source>
        <translation>Sistem bisa menitipkan sebagian memori di disk tanpa disandikan. Disk yang disandikan tidak punya kelemahan ini.</translation>
    </message>
    <message>
        <source>Other programs may leave their memory on the disk when they crash. This program does not.</source>
        <translation>Program lain bisa meninggalkan isi memorinya di disk saat macet. Program ini tidak.</translation>
    </message>
    <message>
        <source>They can see the vault's folder, though not read it. Make the folder private.</source>
        <translation>Mereka bisa melihat folder brankas, walau tidak bisa membacanya. Jadikan folder itu pribadi.</translation>
    </message>
    <message>
        <source>There is little left. Make room before you add more.</source>
        <translation>Tinggal sedikit. Kosongkan ruang sebelum menambah lagi.</translation>
    </message>
    <message>
        <source>Trust cards signed by {name}?</source>
        <translation>Percayai kartu yang ditandatangani {name}?</translation>
    </message>
    <message>
        <source>The card names {address} as its signer. Its signature fits its key, but nobody tells us whose key that is: anybody can write any name into a card. Trust it only if the hospital or office itself gave you this card, or confirmed this address to you.</source>
        <translation>Kartu ini menyebut {address} sebagai penanda tangannya. Tanda tangannya cocok dengan kuncinya, tetapi tidak ada yang memberi tahu kami kunci itu milik siapa: siapa pun dapat menulis nama apa saja di sebuah kartu. Percayai hanya jika rumah sakit atau kantornya sendiri yang memberi Anda kartu ini, atau sudah memastikan alamat ini kepada Anda.</translation>
    </message>
    <message>
        <source>Trust this signer</source>
        <translation>Percayai penanda tangan ini</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nanti saja</translation>
    </message>
</context>
</TS>
