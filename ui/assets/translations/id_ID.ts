<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
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
        <translation>Semuanya masih dapat Anda baca dan ekspor.</translation>
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
        <source>Stopped</source>
        <translation>Dihentikan</translation>
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
        <translation>Buka kembali dengan frasa sandi Anda.</translation>
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
        <source>The doctor&apos;s page is missing from this program</source>
        <translation>Halaman dokter tidak ada di dalam program ini</translation>
    </message>
    <message>
        <source>Install the program anew.</source>
        <translation>Pasang ulang program ini.</translation>
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
        <translation>Frasa sandi ini tidak membuka brankas</translation>
    </message>
    <message>
        <source>Look at Caps Lock and at the language of the keyboard, then try again.</source>
        <translation>Periksa Caps Lock dan bahasa papan ketik, lalu coba lagi.</translation>
    </message>
    <message>
        <source>This computer does not know the vault&apos;s second key</source>
        <translation>Komputer ini tidak mengenal kunci kedua brankas</translation>
    </message>
    <message>
        <source>Your records are safe. Your passphrase may well be right.</source>
        <translation>Catatan Anda aman. Frasa sandi Anda mungkin sudah benar.</translation>
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
        <translation>Ketik frasa sandi.</translation>
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
        <translation>Frasa sandi ini kurang kuat</translation>
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
        <source>This import is not there, or it was undone before</source>
        <translation>Impor ini tidak ada, atau sudah dibatalkan</translation>
    </message>
    <message>
        <source>This share is not there</source>
        <translation>Pembagian ini tidak ada</translation>
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
        <source>Medicine</source>
        <translation>Obat</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
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
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>Pencitraan</translation>
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
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Hasil lab</translation>
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
        <source>Conditions</source>
        <translation>Kondisi</translation>
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
        <source>Entered by mistake</source>
        <translation>Salah catat</translation>
    </message>
    <message>
        <source>Ruled out</source>
        <translation>Terbukti tidak</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Tidak dilakukan</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>Tidak ada yang diketahui</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Ditarik kembali</translation>
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
</context>
</TS>
